package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.stats.ScalingLaw;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Footprint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Carries a finalist's results over to another number of rows. Sizes and memory come from formulas; the search value follows the way its curves move from size to
 * size; latency and build time are what is done, which counts of pages tell, times what a page costs there, which this machine tells.
 */
final class Predictor {

    /** Rows that differ by less are the same size: the held-out queries are not in the sample. */
    static final double SAME_SIZE = 1.10;
    /** The overhead passes for no more than this share of a query. */
    private static final double MOST_OVERHEAD = 0.8;
    private static final double LATENCY_NOISE = 0.10;
    private static final double SCAN_NOISE = 0.05;
    /** The price of a page is measured outside the server. */
    private static final double PRICE_NOISE = 0.4;
    /**
     * What the price of a page leaves out, as a power of the rows: the server's table of buffers and the translation of addresses grow too. Five
     * predictions of graphs from a tenth of two sets to all of them were too low by this much, and strayed by that around it; two of lists by more.
     */
    private static final double SERVER_EXPONENT = 0.126;
    private static final double SERVER_DEVIATION = 0.078;
    /** The simulated page fill was exact in most builds and within this elsewhere. */
    private static final double SIZE_BAND = 0.01;
    /** Lists fill their last pages by chance. */
    private static final double LISTS_SIZE_BAND = 0.02;
    /** A recall at another size is another graph, and other queries are asked there. */
    private static final double MISS_NOISE = 0.10;
    private static final double LEAST_STEEPNESS = 0.6;
    private static final double MOST_STEEPNESS = 2.0;

    private final Contender contender;
    private final Tuner.Point chosen;
    private final Trial.Latency latency;
    private final BuiltIndex index;

    Predictor(Contender contender, Tuner.Point chosen, Trial.Latency latency, BuiltIndex index) {
        this.contender = contender;
        this.chosen = chosen;
        this.latency = latency;
        this.index = index;
    }

    /** What to expect at that many rows. */
    Predicted at(long rows) {
        IndexSpec spec = contender.candidate().at(rows);
        boolean same = rows <= index.rows() * SAME_SIZE;
        double factor = Math.max(1.0, (double) rows / index.rows());
        double miss = 1 - chosen.recall().value();
        ScalingLaw law = ParameterLaw.of(contender.observations(), contender.isHnsw(),
                contender.prior().parameterExponent(spec, miss), miss);
        int wish = same ? chosen.parameter() : (int) Math.round(chosen.parameter() * Math.pow(factor, law.exponent()));
        int used = Math.min(mostParameter(spec), wish);
        long bytes = same ? Footprint.bytes(spec, rows) : Footprint.bytes(spec, rows, index);
        Estimate p50 = same ? latency.p50Millis() : latency(spec, factor, used, bytes, law);
        double tail = latency.p95Millis() / Math.max(1e-9, latency.p50Millis().value());
        Estimate p95 = new Estimate(p50.value() * tail, p50.low() * tail, p50.high() * tail,
                same ? Evidence.MEASURED : Evidence.ESTIMATED);
        double band = spec instanceof IndexSpec.IvfFlat ? LISTS_SIZE_BAND : SIZE_BAND;
        return new Predicted(rows, used, contender.candidate().isReranked() ? used : 0,
                recall(same, factor, law, wish > used), p50, p95,
                new Estimate(bytes, bytes * (1 - band), bytes * (1 + band), Evidence.COMPUTED),
                build(spec, factor, rows, same),
                Estimate.exactly((double) Footprint.buildMemory(spec, rows), Evidence.COMPUTED));
    }

    private static int mostParameter(IndexSpec spec) {
        return switch (spec) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.Hnsw hnsw -> 1000;
            case IndexSpec.IvfFlat ivfFlat -> ivfFlat.lists();
        };
    }

    /** The recall at the search value that the law gives: what was measured, with a band for an exponent that may be off. */
    private Estimate recall(boolean same, double factor, ScalingLaw law, boolean outOfRange) {
        Estimate measured = chosen.recall();
        if (same || contender.isExact()) {
            return measured;
        }
        double steepness = steepness();
        double byLaw = 1.96 * Math.hypot(MISS_NOISE, steepness * law.exponentDeviation() * Math.log(factor));
        double miss = 1 - measured.value();
        double less = miss > 0 && measured.high() < 1 ? Math.log(miss / (1 - measured.high())) : byLaw;
        double more = miss > 0 ? Math.log((1 - measured.low()) / miss) : 0;
        double least = miss * Math.exp(-Math.hypot(byLaw, less));
        double most = miss > 0
                ? miss * Math.exp(Math.hypot(byLaw, more)) * (outOfRange ? 2 : 1)
                : (1 - measured.low()) * Math.exp(byLaw);
        return new Estimate(1 - miss, 1 - Math.min(1, Math.max(most, miss)), 1 - least, Evidence.ESTIMATED);
    }

    /** How fast misses fall with the search value, near the chosen one; one where too few points tell. */
    private double steepness() {
        Contender.Observation last = contender.last();
        List<CurvePoint> points = last == null
                ? List.of()
                : last.curve().stream().filter(p -> p.miss() > 0 && p.parameter() > 0).toList();
        if (points.size() < 2) {
            return 1;
        }
        double[] parameters = points.stream().mapToDouble(CurvePoint::parameter).toArray();
        double[] misses = points.stream().mapToDouble(CurvePoint::miss).toArray();
        return Math.clamp(-ScalingLaw.fit(parameters, misses, -1, 0.4, 0.1).exponent(), LEAST_STEEPNESS,
                MOST_STEEPNESS);
    }

    /** What a query costs besides its search stays. The search is its pages, each at the price that it has in an index of that size. */
    private Estimate latency(IndexSpec spec, double factor, int parameter, long bytes, ScalingLaw law) {
        double anchor = latency.p50Millis().value();
        double fixed = Math.min(contender.prior().overheadMillis(), MOST_OVERHEAD * anchor);
        double grown;
        double deviation;
        if (contender.isExact()) {
            grown = (anchor - fixed) * factor;
            deviation = SCAN_NOISE;
        } else {
            List<WorkLaw.Count> counts = counts();
            WorkLaw work = WorkLaw.fit(counts, contender.isHnsw(),
                    contender.prior().pagesExponent(contender.isHnsw()));
            double times = work.ratio((double) parameter / chosen.parameter(), factor);
            WorkLaw.@Nullable Count last = counts.isEmpty() ? null : counts.getLast();
            double pages = last == null
                    ? 0
                    : last.pages() * times
                            * Math.pow((double) chosen.parameter() / last.parameter(), work.parameterExponent());
            double extra = pages * extraMillis(spec, index.build() == null ? bytes : index.build().bytes(), bytes);
            grown = ((anchor - fixed) * times + extra) * Math.pow(factor, SERVER_EXPONENT);
            deviation = Math.hypot(
                    Math.hypot(Math.hypot(LATENCY_NOISE, SERVER_DEVIATION * Math.log(factor)),
                            PRICE_NOISE * extra / grown),
                    Math.hypot(work.deviation((double) parameter / chosen.parameter(), factor),
                            work.parameterExponent() * law.exponentDeviation() * Math.log(factor)));
        }
        double spread = Math.exp(1.96 * deviation);
        return new Estimate(fixed + grown, fixed + grown / spread, fixed + grown * spread, Evidence.ESTIMATED);
    }

    /** What was counted at the greatest size. */
    private List<WorkLaw.Count> counts() {
        Contender.Observation last = contender.last();
        return last == null
                ? List.of()
                : last.curve().stream().filter(p -> p.pages() > 0)
                        .map(p -> new WorkLaw.Count(p.parameter(), p.pages())).toList();
    }

    private double extraMillis(IndexSpec spec, long from, long to) {
        return contender.prior().prices().extraMillis(from, to, PagePrices.bytesOfPage(spec));
    }

    private Estimate build(IndexSpec spec, double factor, long rows, boolean same) {
        Trial.@Nullable Build built = index.build();
        if (built == null) {
            return Estimate.exactly(0, Evidence.COMPUTED);
        }
        double extra = same || !(spec instanceof IndexSpec.Hnsw hnsw) ? 0 : extraOfBuild(hnsw, factor, rows, built);
        Estimate grown = BuildLaw.at(contender.observations(), contender.isHnsw(), factor, extra);
        return same ? new Estimate(grown.value(), grown.low(), grown.high(), Evidence.MEASURED) : grown;
    }

    /** A build looks for the place of each row as a query does with ef_search at ef_construction, in memory and on several processors. */
    private double extraOfBuild(IndexSpec.Hnsw spec, double factor, long rows, Trial.Build built) {
        List<WorkLaw.Count> counts = counts();
        if (counts.isEmpty()) {
            return 0;
        }
        WorkLaw.Count last = counts.getLast();
        double looks = last.pages() * WorkLaw.fit(counts, true, contender.prior().pagesExponent(true))
                .ratio((double) spec.efConstruction() / last.parameter(), factor);
        double extra = extraMillis(spec, Footprint.buildMemory(spec, index.rows()),
                Footprint.buildMemory(spec, rows));
        return rows * looks * extra / (built.workers() + 1);
    }
}
