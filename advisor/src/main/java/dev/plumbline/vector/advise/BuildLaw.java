package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import java.util.List;

/**
 * The time of a build over more rows: what it takes to start is the same, the work grows a little faster than the rows, and each look at a row costs more when
 * the rows have outgrown the processor's caches.
 */
final class BuildLaw {

    static final double HNSW_EXPONENT = 1.08;
    private static final double IVFFLAT_EXPONENT = 1.30;
    static final double HNSW_DEVIATION = 0.05;
    private static final double IVFFLAT_DEVIATION = 0.08;
    private static final double NOISE = 0.06;
    /** The price is measured outside the server. */
    private static final double PRICE_NOISE = 0.4;
    /** No more than this share of the smallest build passes for starting it. */
    private static final double MOST_FIXED = 0.8;

    private BuildLaw() {}

    /**
     * The build at {@code factor} times the rows of the last observation.
     *
     * @param extraMillis what the caches add to all of it
     */
    static Estimate at(List<Contender.Observation> observations, boolean hnsw, double factor, double extraMillis) {
        List<Contender.Observation> built = observations.stream().filter(o -> o.build() != null).toList();
        double last = millis(built.getLast());
        double exponent = hnsw ? HNSW_EXPONENT : IVFFLAT_EXPONENT;
        double fixed = fixed(built, exponent);
        double work = (last - fixed) * Math.pow(factor, exponent);
        double value = fixed + work + extraMillis;
        double deviation = Math.hypot(
                Math.hypot(NOISE, (hnsw ? HNSW_DEVIATION : IVFFLAT_DEVIATION) * Math.log(factor)),
                PRICE_NOISE * extraMillis / value);
        double spread = Math.exp(1.96 * deviation);
        return new Estimate(value, value / spread, value * spread, Evidence.ESTIMATED);
    }

    /** The intercept of {@code fixed + c · rows^exponent}, by least squares of relative errors. */
    private static double fixed(List<Contender.Observation> built, double exponent) {
        double ww = 0;
        double wx = 0;
        double xx = 0;
        double w = 0;
        double x = 0;
        for (Contender.Observation observation : built) {
            double one = 1 / millis(observation);
            double grown = Math.pow(observation.rows(), exponent) / millis(observation);
            ww += one * one;
            wx += one * grown;
            xx += grown * grown;
            w += one;
            x += grown;
        }
        double determinant = ww * xx - wx * wx;
        if (built.size() < 3 || determinant < 1e-9 * ww * xx) {
            return 0;
        }
        double least = built.stream().mapToDouble(BuildLaw::millis).min().orElse(0);
        return Math.clamp((w * xx - x * wx) / determinant, 0, MOST_FIXED * least);
    }

    private static double millis(Contender.Observation observation) {
        return observation.build() == null ? 1 : Math.max(1, observation.build().millis());
    }
}
