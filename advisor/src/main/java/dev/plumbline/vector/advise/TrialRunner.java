package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Trial.Verdict;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Footprint;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import dev.plumbline.vector.trial.SearchRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Builds one candidate at one size and finds the search value that reaches the target. Screening asks a small set of queries and goes by the mean; the
 * finals ask other queries and go by the lower bound. What ended is in the journal.
 */
final class TrialRunner {

    private static final int EXACT_QUERIES = 40;
    private static final double PARAMETER_EXPONENT = 0.4;

    private final Laboratory laboratory;
    private final Truths truths;
    private final AdviceRequest request;
    private final Budget budget;
    private final Journal journal;
    private final long memoryLimit;
    private final long targetRows;

    TrialRunner(Laboratory laboratory, Truths truths, AdviceRequest request, Budget budget, Journal journal,
            long memoryLimit, long targetRows) {
        this.laboratory = laboratory;
        this.truths = truths;
        this.request = request;
        this.budget = budget;
        this.journal = journal;
        this.memoryLimit = memoryLimit;
        this.targetRows = targetRows;
    }

    /** Whether results must be carried over from as many rows as the laboratory has. */
    boolean extrapolates() {
        return targetRows > laboratory.rows() * Predictor.SAME_SIZE;
    }

    /** Tries a contender on some of the rows. */
    void screen(Contender contender, int rows) throws SQLException, IOException {
        IndexSpec spec = contender.candidate().at(rows);
        Optional<Journal.Entry> kept = journal.find(spec.label(), rows, false);
        if (kept.isPresent()) {
            recall(contender, spec, kept.get());
            return;
        }
        BuiltIndex index = build(contender, rows, false);
        if (index == null) {
            return;
        }
        QuerySet queries = contender.isExact()
                ? truths.of(rows).screen().head(EXACT_QUERIES)
                : truths.of(rows).screen();
        Tuner tuner = new Tuner(laboratory, index, queries, request.k());
        Tuner.Point point = contender.isExact()
                ? tuner.measure(0)
                : tuner.leastByMean(request.targetRecall(), guess(contender, rows));
        boolean reached = point != null;
        Tuner.Point seen = point != null ? point : tuner.points().getLast();
        List<CurvePoint> curve = extrapolates() && reached && !contender.isExact()
                ? Curves.around(new Tuner(laboratory, index, truths.of(rows).confirm(), request.k()), seen.parameter())
                : List.of();
        contender.observe(observation(index, seen, reached, false, curve));
        journal.add(entry(index, seen, reached, false, curve));
        if (!reached) {
            contender.leave(Verdict.BELOW_TARGET, below(contender, spec, rows, seen));
        }
        laboratory.drop(index);
    }

    /** Takes over what an earlier run had found. */
    private void recall(Contender contender, IndexSpec spec, Journal.Entry entry) {
        Tuner.Point point = new Tuner.Point(entry.parameter(), RecallInterval.of(entry.recalls(), request.k()),
                new SearchRun(entry.recalls(), entry.millis()));
        contender.observe(observation(new BuiltIndex(spec, "", entry.rows(), "", entry.build()), point, entry.reached(),
                entry.finals(), entry.curve()));
        if (!entry.reached()) {
            contender.leave(Verdict.BELOW_TARGET, below(contender, spec, entry.rows(), point));
        }
    }

    /**
     * Tries a contender on the rows of the finals, and keeps its index.
     *
     * @param must whether nothing has been built there yet, so that this one is built if there is any time
     */
    void finals(Contender contender, int rows, boolean must) throws SQLException, IOException {
        IndexSpec spec = contender.candidate().at(rows);
        Optional<Journal.Entry> kept = journal.find(spec.label(), rows, true);
        if (kept.isPresent() && !kept.get().reached()) {
            recall(contender, spec, kept.get());
            return;
        }
        BuiltIndex index = build(contender, rows, must);
        if (index == null) {
            return;
        }
        // The exact scan misses nothing, as the verification has shown; a few queries tell how long it takes.
        QuerySet queries = contender.isExact()
                ? truths.of(rows).confirm().head(EXACT_QUERIES)
                : truths.of(rows).confirm();
        Tuner tuner = new Tuner(laboratory, index, queries, request.k());
        Tuner.Point point = contender.isExact()
                ? tuner.measure(0)
                : tuner.leastByLowerBound(request.targetRecall(),
                        kept.map(Journal.Entry::parameter).orElse(guess(contender, rows)));
        Tuner.Point seen = point != null ? point : tuner.points().getLast();
        boolean carriedOver = targetRows > rows * Predictor.SAME_SIZE && point != null && !contender.isExact();
        List<CurvePoint> curve = carriedOver ? Curves.around(tuner, seen.parameter()) : List.of();
        contender.observe(observation(index, seen, point != null, true, curve));
        contender.keep(index, tuner, point);
        if (!contender.isExact() && kept.isEmpty()) {
            journal.add(entry(index, seen, point != null, true, curve));
        }
        if (point == null) {
            contender.leave(Verdict.BELOW_TARGET, below(contender, index.spec(), index.rows(), seen));
        }
    }

    private String below(Contender contender, IndexSpec spec, int rows, Tuner.Point seen) {
        return Words.say("recall %s at %s = %d on %d rows, below %.3f (measured)%s", Words.recall(seen.recall()),
                Words.parameter(spec.kind()), seen.parameter(), rows,
                request.targetRecall(), contender.candidate().isReranked() ? "; its candidates are too coarse" : "");
    }

    private static Contender.Observation observation(BuiltIndex index, Tuner.Point point, boolean reached,
            boolean byLowerBound, List<CurvePoint> curve) {
        double[] millis = point.run().millis();
        return new Contender.Observation(index.rows(), index.spec(), index.build(), point, reached,
                Quantiles.quantile(millis, 0.5), Quantiles.quantile(millis, 0.25), byLowerBound, curve);
    }

    private static Journal.Entry entry(BuiltIndex index, Tuner.Point point, boolean reached, boolean finals,
            List<CurvePoint> curve) {
        return new Journal.Entry(index.spec().label(), index.rows(), finals, reached, point.parameter(),
                point.run().recalls(), point.run().millis(), index.build(), curve);
    }

    private int guess(Contender contender, int rows) {
        Contender.Observation last = contender.last();
        if (last != null && last.point().parameter() > 0) {
            return (int) Math
                    .round(last.point().parameter() * Math.pow((double) rows / last.rows(), PARAMETER_EXPONENT));
        }
        return switch (contender.candidate().at(rows)) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.Hnsw hnsw -> (contender.candidate().isReranked() ? 6 : 2) * request.k();
            case IndexSpec.IvfFlat ivfFlat -> (int) Math.max(1, Math.sqrt(ivfFlat.lists()));
        };
    }

    private @Nullable BuiltIndex build(Contender contender, int rows, boolean must) {
        IndexSpec spec = contender.candidate().at(rows);
        if (!must && !FinalRows.fits(contender, rows, budget)) {
            contender.leave(Verdict.OVER_LIMIT, Words.say(
                    "left out: its build on %d rows would take about %s, too much of what is left of the budget (--budget)",
                    rows, Words.duration(FinalRows.expectedMillis(contender, rows))));
            return null;
        }
        try {
            long memory = Math.min(memoryLimit, Footprint.buildMemory(spec, rows) * 5 / 4 + (16L << 20));
            return laboratory.build(spec, rows, memory, budget.left());
        } catch (BuildFailure e) {
            contender.leave(e.outOfTime() ? Verdict.OVER_LIMIT : Verdict.FAILED, e.reason());
            return null;
        }
    }
}
