package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.ProgressListener.Phase;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.Trial;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Successive halving over sample sizes: everybody runs on an eighth of the rows, fewer on a quarter, and a few on all of them. Screening
 * asks a small set of queries and goes by the mean; the finals ask fresh queries and go by the lower bound. What was seen at the small
 * sizes is kept: the scaling laws are fitted to it.
 */
final class Contest {

    private static final int LEAST_ROWS = 1_000;
    /** A law from few rows is better than none. */
    private static final int LEAST_ROWS_OF_A_LAW = 400;
    private static final int AFTER_FIRST = 6;
    private static final int FINALISTS = 3;
    private static final int EXACT_QUERIES = 40;
    /** No build may take more than this share of the time that is left. */
    private static final double PATIENCE = 0.4;
    private static final double[] CURVE = {0.5, 0.7, 1, 1.4, 2, 2.8};
    /** Screening ends when this share of the time has gone, so that the best so far can be built on all rows. */
    private static final double SCREENING_SHARE = 0.5;
    private static final int LEAST_SCREENED = 3;
    /** What must be built may take this many times the whole budget. */
    private static final int MUST_FACTOR = 3;
    /** How much latency a longer build must save to pass for better: a tenfold one an eighth. */
    private static final double BUILD_WEIGHT = 0.05;
    /** HNSW builds grow a little faster than their rows. */
    private static final double BUILD_EXPONENT = 1.15;
    private static final double PARAMETER_EXPONENT = 0.4;

    private final Laboratory laboratory;
    private final Truths truths;
    private final AdviceRequest request;
    private final Budget budget;
    private final Journal journal;
    private final long memoryLimit;
    private final ProgressListener progress;
    private final List<Contender> contenders;
    private final int[] ladder;
    private final boolean extrapolates;
    private long done;
    private long total;

    Contest(Laboratory laboratory, Truths truths, AdviceRequest request, Budget budget, Journal journal,
            long memoryLimit,
            ProgressListener progress, List<Contender> contenders,
            boolean extrapolates) {
        this.laboratory = laboratory;
        this.truths = truths;
        this.request = request;
        this.budget = budget;
        this.journal = journal;
        this.memoryLimit = memoryLimit;
        this.progress = progress;
        this.contenders = contenders;
        this.extrapolates = extrapolates;
        this.ladder = ladder(laboratory.rows(), extrapolates);
    }

    /** The sizes below the whole sample; one more of them when results must be carried over to a larger table. */
    private static int[] ladder(int rows, boolean extrapolates) {
        List<Integer> sizes = new ArrayList<>();
        for (int part : extrapolates ? new int[]{8, 4, 2} : new int[]{8, 4}) {
            if (rows / part >= (extrapolates ? LEAST_ROWS_OF_A_LAW : LEAST_ROWS)) {
                sizes.add(rows / part);
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    void run() throws SQLException, IOException {
        total = contenders.size() + (long) AFTER_FIRST * Math.max(0, ladder.length - 1) + FINALISTS;
        for (int stage = 0; stage < ladder.length; stage++) {
            int screened = 0;
            for (Contender contender : in()) {
                if (screened++ < LEAST_SCREENED || contender.isExact() || budget.isWithin(SCREENING_SHARE)) {
                    screen(contender, ladder[stage]);
                } else if (contender.last() == null) {
                    contender.leave(Verdict.OVER_LIMIT,
                            "left out: the time for screening had gone before its turn came (--budget)");
                }
            }
            eliminate(stage == 0 && ladder.length > 1 ? AFTER_FIRST : FINALISTS, ladder[stage]);
            total = done + in().size() * (long) (ladder.length - stage);
        }
        boolean built = false;
        for (Contender contender : in().stream().sorted(Comparator.comparingDouble(Contest::score)).toList()) {
            finals(contender, !built);
            built |= !contender.isExact() && contender.chosen() != null;
        }
    }

    List<Contender> in() {
        return contenders.stream().filter(Contender::isIn).toList();
    }

    private void step(String message) {
        progress.progress(Phase.TRIALS, done, Math.max(total, done), message);
    }

    private void screen(Contender contender, int rows) throws SQLException, IOException {
        step(contender.candidate().at(rows).label() + " on " + rows + " rows");
        IndexSpec spec = contender.candidate().at(rows);
        Optional<Journal.Entry> kept = journal.find(spec.label(), rows);
        if (kept.isPresent()) {
            done++;
            recall(contender, spec, kept.get());
            return;
        }
        BuiltIndex index = build(contender, rows, false);
        done++;
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
        List<Shift.Miss> curve = extrapolates && reached && !contender.isExact()
                ? curve(new Tuner(laboratory, index, truths.of(rows).confirm(), request.k()), seen.parameter())
                : List.of();
        contender.observe(observation(index.rows(), index.spec(), index.build(), seen, reached, false, curve));
        journal.add(new Journal.Entry(spec.label(), rows, reached, seen.parameter(), seen.run().recalls(),
                seen.run().millis(), index.build(), curve));
        if (!reached) {
            contender.leave(Verdict.BELOW_TARGET, below(contender, spec, rows, seen));
        }
        laboratory.drop(index);
    }

    /** Takes over what an earlier run had found. */
    private void recall(Contender contender, IndexSpec spec, Journal.Entry entry) {
        Tuner.Point point = new Tuner.Point(entry.parameter(), RecallInterval.of(entry.recalls(), request.k()),
                new SearchRun(entry.recalls(), entry.millis()));
        contender.observe(observation(entry.rows(), spec, entry.build(), point, entry.reached(), false,
                entry.curve()));
        if (!entry.reached()) {
            contender.leave(Verdict.BELOW_TARGET, below(contender, spec, entry.rows(), point));
        }
    }

    /** @param must whether nothing has been built on all rows yet, so that this is built whatever time it takes */
    private void finals(Contender contender, boolean must) throws SQLException, IOException {
        int rows = laboratory.rows();
        IndexSpec spec = contender.candidate().at(rows);
        step(spec.label() + " on all " + rows + " rows");
        Optional<Journal.Entry> kept = journal.find(spec.label(), rows);
        if (kept.isPresent() && !kept.get().reached()) {
            done++;
            recall(contender, spec, kept.get());
            return;
        }
        BuiltIndex index = build(contender, rows, must);
        done++;
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
        List<Shift.Miss> curve = extrapolates && point != null && !contender.isExact()
                ? curve(tuner, seen.parameter())
                : List.of();
        contender.observe(observation(index.rows(), index.spec(), index.build(), seen, point != null, true, curve));
        contender.keep(index, tuner, point);
        if (!contender.isExact() && kept.isEmpty()) {
            journal.add(new Journal.Entry(spec.label(), rows, point != null, seen.parameter(), seen.run().recalls(),
                    seen.run().millis(), index.build(), curve));
        }
        if (point == null) {
            contender.leave(Verdict.BELOW_TARGET, below(contender, index.spec(), index.rows(), seen));
        }
    }

    private String below(Contender contender, IndexSpec spec, int rows, Tuner.Point seen) {
        String parameter = Words.parameter(spec.kind());
        return Words.say("recall %s at %s = %d on %d rows, below %.3f (measured)%s", Words.recall(seen.recall()),
                parameter, seen.parameter(), rows,
                request.targetRecall(), contender.candidate().isReranked() ? "; its candidates are too coarse" : "");
    }

    private static Contender.Observation observation(int rows, IndexSpec spec, Trial.@Nullable Build build,
            Tuner.Point point, boolean reached, boolean byLowerBound, List<Shift.Miss> curve) {
        SearchRun run = point.run();
        return new Contender.Observation(rows, spec, build, point, reached,
                Quantiles.quantile(run.millis(), 0.5), Quantiles.quantile(run.millis(), 0.25), byLowerBound, curve);
    }

    /** Misses around a search value, on the queries that all sizes share. */
    private static List<Shift.Miss> curve(Tuner tuner, int parameter) throws SQLException {
        for (double factor : CURVE) {
            tuner.measure(tuner.onGrid(parameter * factor));
        }
        return tuner.points().stream().map(p -> new Shift.Miss(p.parameter(), 1 - p.recall().value())).toList();
    }

    private int guess(Contender contender, int rows) {
        Contender.Observation last = contender.last();
        if (last != null && last.point().parameter() > 0) {
            return (int) Math
                    .round(last.point().parameter() * Math.pow((double) rows / last.rows(), PARAMETER_EXPONENT));
        }
        IndexSpec spec = contender.candidate().at(rows);
        return switch (spec) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.Hnsw hnsw -> (contender.candidate().isReranked() ? 6 : 2) * request.k();
            case IndexSpec.IvfFlat ivfFlat -> (int) Math.max(1, Math.sqrt(ivfFlat.lists()));
        };
    }

    private @Nullable BuiltIndex build(Contender contender, int rows, boolean must) {
        IndexSpec spec = contender.candidate().at(rows);
        Contender.Observation last = contender.last();
        if (!must && last != null && last.build() != null && !contender.isExisting()) {
            double expected = last.build().millis() * Math.pow((double) rows / last.rows(), BUILD_EXPONENT);
            if (expected > PATIENCE * budget.left().toMillis()) {
                contender.leave(Verdict.OVER_LIMIT, Words.say(
                        "left out: its build on %d rows would take about %s, too much of what is left of the budget (--budget)",
                        rows,
                        Words.duration(expected)));
                return null;
            }
        }
        try {
            long memory = Math.min(memoryLimit, Footprint.buildMemory(spec, rows) * 5 / 4 + (16L << 20));
            Duration limit = must ? budget.total().multipliedBy(MUST_FACTOR) : budget.left().multipliedBy(2);
            return laboratory.build(spec, rows, memory, limit);
        } catch (BuildFailure e) {
            contender.leave(e.outOfTime() ? Verdict.OVER_LIMIT : Verdict.FAILED, e.reason());
            return null;
        }
    }

    /** Keeps the fastest, but not only one kind: the best of each representation and of each method first, then the rest by latency. */
    private void eliminate(int places, int rows) {
        List<Contender> ranked = in().stream().filter(c -> !c.isExact() && !c.isExisting())
                .sorted(Comparator.comparingDouble(Contest::score)).toList();
        if (ranked.size() <= places) {
            return;
        }
        double fastest = ranked.stream().mapToDouble(Contest::latency).min().orElseThrow();
        List<Contender> kept = new ArrayList<>();
        kept.add(ranked.getFirst());
        Map<String, Integer> ofKind = new HashMap<>();
        ofKind.merge(kind(ranked.getFirst()), 1, Integer::sum);
        for (int round = 1; kept.size() < places && round <= ranked.size(); round++) {
            for (Contender contender : ranked) {
                boolean hopeless = latency(contender) > 3 * fastest && kept.size() >= 2;
                if (kept.size() < places && !kept.contains(contender) && !hopeless
                        && ofKind.getOrDefault(kind(contender), 0) < round) {
                    kept.add(contender);
                    ofKind.merge(kind(contender), 1, Integer::sum);
                }
            }
        }
        Contender best = ranked.getFirst();
        for (Contender contender : ranked) {
            if (!kept.contains(contender)) {
                contender.leave(Verdict.RUNNER_UP,
                        Words.say("%s a query at the target on %d rows against %s for %s (measured while screening)",
                                Words.duration(latency(contender)), rows, Words.duration(fastest),
                                best.candidate().at(rows).label()));
            }
        }
    }

    /** Screening does not take turns, so it goes by the lower quartile: whatever else the machine does only ever adds time. */
    private static double latency(Contender contender) {
        Contender.Observation last = contender.last();
        return last == null ? Double.MAX_VALUE : last.p25Millis();
    }

    private static double score(Contender contender) {
        Contender.Observation last = contender.last();
        double build = last == null || last.build() == null ? 1 : Math.max(1, last.build().millis());
        return latency(contender) * Math.pow(build, BUILD_WEIGHT);
    }

    private static String kind(Contender contender) {
        Representation representation = contender.candidate().representation();
        return contender.candidate().at(1).kind() + " " + representation.label();
    }
}
