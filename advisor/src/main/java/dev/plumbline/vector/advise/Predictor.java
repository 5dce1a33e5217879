package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.stats.ScalingLaw;
import dev.plumbline.vector.trial.Footprint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Carries a finalist's results over to another number of rows. Sizes and memory come from formulas; latency, build time and the search parameter
 * follow power laws fitted to what was seen at the smaller sizes, anchored at the whole sample.
 */
final class Predictor {

    /** What exponents are elsewhere, and how far they stray. */
    private static final double PARAMETER_DEVIATION = 0.10;
    /** More than the noise of the curves: the slope among small sizes says only so much of the slope beyond them. */
    private static final double SHIFT_NOISE = 0.16;
    /** Of the search alone: ef_search grows, and with it the hops of each step. */
    private static final double LATENCY_EXPONENT = 0.48;
    /** The overhead passes for no more than this share of a query. */
    private static final double MOST_OVERHEAD = 0.8;
    private static final double LATENCY_DEVIATION = 0.12;
    private static final double BUILD_EXPONENT = 1.12;
    private static final double BUILD_DEVIATION = 0.06;
    private static final double PARAMETER_NOISE = 0.08;
    private static final double LATENCY_NOISE = 0.10;
    private static final double BUILD_NOISE = 0.08;
    /** The simulated page fill was exact in most builds and within this elsewhere. */
    private static final double SIZE_BAND = 0.01;
    /** Rows that differ by less are the same size: the held-out queries are not in the sample. */
    private static final double SAME_SIZE = 1.10;

    private final Contender contender;
    private final Tuner.Point chosen;
    private final Trial.Latency latency;
    private final int sampled;

    Predictor(Contender contender, Tuner.Point chosen, Trial.Latency latency, int sampled) {
        this.contender = contender;
        this.chosen = chosen;
        this.latency = latency;
        this.sampled = sampled;
    }

    /** What to expect at that many rows. */
    Predicted at(long rows) {
        IndexSpec spec = contender.candidate().at(rows);
        boolean same = rows <= sampled * SAME_SIZE;
        double factor = Math.max(1.0, (double) rows / sampled);
        Estimate parameter = same
                ? Estimate.exactly(chosen.parameter(), Evidence.MEASURED)
                : scaled(chosen.parameter(), parameterLaw(), factor, 0);
        int wish = (int) Math.round(parameter.value());
        int most = switch (spec) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.Hnsw hnsw -> 1000;
            case IndexSpec.IvfFlat ivfFlat -> ivfFlat.lists();
        };
        int used = Math.min(most, wish);
        Estimate p50 = same
                ? latency.p50Millis()
                : latency(factor);
        double tail = latency.p95Millis() / Math.max(1e-9, latency.p50Millis().value());
        Estimate p95 = new Estimate(p50.value() * tail, p50.low() * tail, p50.high() * tail,
                same ? Evidence.MEASURED : Evidence.ESTIMATED);
        long bytes = Footprint.bytes(spec, rows);
        return new Predicted(rows, used, contender.candidate().isReranked() ? used : 0,
                recall(same, factor, wish > most), p50, p95,
                new Estimate(bytes, bytes * (1 - SIZE_BAND), bytes * (1 + SIZE_BAND), Evidence.COMPUTED),
                build(factor, same),
                Estimate.exactly((double) Footprint.buildMemory(spec, rows), Evidence.COMPUTED));
    }

    /** The recall at the parameter that the law gives: what was measured, with a band for an exponent that may be off. */
    private Estimate recall(boolean same, double factor, boolean outOfRange) {
        Estimate measured = chosen.recall();
        if (same || contender.isExact()) {
            return measured;
        }
        double steepness = missExponent();
        double half = 1.96 * steepness * parameterLaw().exponentDeviation() * Math.log(factor);
        double miss = 1 - measured.value();
        double least = Math.max(0, (1 - measured.high()) * Math.exp(-half));
        double most = Math.min(1, (1 - measured.low()) * Math.exp(half) * (outOfRange ? 2 : 1));
        return new Estimate(1 - miss, 1 - Math.max(most, miss), 1 - Math.min(least, miss), Evidence.ESTIMATED);
    }

    /** How fast misses fall with the search parameter, near the chosen one; one where too few points tell. */
    private double missExponent() {
        Tuner tuner = contender.tuner();
        List<Tuner.Point> points = tuner == null
                ? List.of()
                : tuner.points().stream().filter(p -> p.recall().value() < 1 && p.parameter() > 0).toList();
        if (points.size() < 2) {
            return 1;
        }
        double[] parameters = points.stream().mapToDouble(Tuner.Point::parameter).toArray();
        double[] misses = points.stream().mapToDouble(p -> 1 - p.recall().value()).toArray();
        return Math.clamp(-ScalingLaw.fit(parameters, misses, -1, 0.4, 0.1).exponent(), 0.3, 2.0);
    }

    private Estimate build(double factor, boolean same) {
        Contender.Observation last = contender.last();
        if (last == null || last.build() == null) {
            return Estimate.exactly(0, Evidence.COMPUTED);
        }
        Estimate scaled = scaled(last.build().millis(),
                law(o -> o.build() == null ? 0 : o.build().millis(), BUILD_EXPONENT, BUILD_DEVIATION, BUILD_NOISE),
                factor,
                BUILD_NOISE);
        return same ? new Estimate(scaled.value(), scaled.low(), scaled.high(), Evidence.MEASURED) : scaled;
    }

    private ScalingLaw parameterLaw() {
        double expected = contender.prior().parameterExponent(contender.isHnsw());
        ScalingLaw shifts = shifts(expected);
        if (shifts != null) {
            return shifts;
        }
        return law(o -> o.reached() ? o.point().parameter() : 0, expected,
                PARAMETER_DEVIATION, PARAMETER_NOISE);
    }

    /** What a query costs besides its search stays; the search grows. */
    private Estimate latency(double factor) {
        double anchor = latency.p50Millis().value();
        double fixed = Math.min(contender.prior().overheadMillis(), MOST_OVERHEAD * anchor);
        Estimate search = scaled(anchor - fixed, latencyLaw(), factor, LATENCY_NOISE);
        return new Estimate(search.value() + fixed, search.low() + fixed, search.high() + fixed, Evidence.ESTIMATED);
    }

    /** The law of how the curves of the smaller sizes are shifted against that of the whole sample; null without such curves. */
    private @Nullable ScalingLaw shifts(double expected) {
        List<Contender.Observation> seen = contender.observations();
        Contender.Observation last = contender.last();
        double miss = 1 - chosen.recall().value();
        if (last == null || last.curve().isEmpty() || miss <= 0) {
            return null;
        }
        List<double[]> points = new ArrayList<>(List.of(new double[]{last.rows(), 1}));
        for (Contender.Observation smaller : seen.subList(0, seen.size() - 1)) {
            Shift.between(last.curve(), smaller.curve(), miss)
                    .ifPresent(shift -> points.add(new double[]{smaller.rows(), Math.exp(shift)}));
        }
        if (points.size() < 2) {
            return null;
        }
        return ScalingLaw.fit(points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(), expected, PARAMETER_DEVIATION, SHIFT_NOISE);
    }

    private ScalingLaw latencyLaw() {
        double expected = contender.isExact() ? 1 : LATENCY_EXPONENT;
        double fixed = contender.prior().overheadMillis();
        return law(o -> o.reached() ? Math.max(o.p25Millis() - fixed, (1 - MOST_OVERHEAD) * o.p25Millis()) : 0,
                expected, contender.isExact() ? 0.03 : LATENCY_DEVIATION,
                LATENCY_NOISE);
    }

    /** A law through the screening observations: those of the finals went by another rule and would bend it. */
    private ScalingLaw law(ToDoubleFunction<Contender.Observation> value, double expected, double deviation,
            double noise) {
        List<Contender.Observation> seen = contender.observations().stream().filter(o -> value.applyAsDouble(o) > 0)
                .toList();
        List<Contender.Observation> alike = seen.stream().filter(o -> !o.byLowerBound()).toList();
        List<Contender.Observation> used = alike.isEmpty() ? seen : alike;
        if (used.isEmpty()) {
            return new ScalingLaw(expected, deviation, Math.log(sampled), 0, noise, 1);
        }
        return ScalingLaw.fit(used.stream().mapToDouble(Contender.Observation::rows).toArray(),
                used.stream().mapToDouble(value).toArray(), expected, deviation, noise);
    }

    private static Estimate scaled(double anchor, ScalingLaw law, double factor, double noise) {
        Estimate ratio = law.ratio(1, factor);
        double spread = Math.exp(1.96 * noise);
        return new Estimate(anchor * ratio.value(), anchor * ratio.low() / spread, anchor * ratio.high() * spread,
                Evidence.ESTIMATED);
    }
}
