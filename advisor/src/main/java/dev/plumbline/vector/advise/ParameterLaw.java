package dev.plumbline.vector.advise;

import dev.plumbline.vector.stats.ScalingLaw;
import java.util.ArrayList;
import java.util.List;

/**
 * How the search value that misses equally many neighbours grows with the rows. The curves of misses over the search value keep their form and move; how far they
 * move between the sizes of the sample is weighed against what is known from elsewhere.
 *
 * <p>Recorded curves of three kinds of vectors show two things. Below some 900 rows a search looks at a large part of all rows, and the curves move faster than
 * they do later: such sizes say nothing of larger ones. And the probes of IVFFlat, whose lists grow with the root of the rows, grow slowly.
 */
final class ParameterLaw {

    /** Smaller sizes move by another law. */
    static final int LEAST_ROWS = 850;
    /** More than the noise of the curves: the slope among small sizes says only so much of the slope beyond them. */
    private static final double HNSW_NOISE = 0.10;
    private static final double HNSW_DEVIATION = 0.08;
    /** Centres make smoother curves than graphs do, and depend more on how the vectors lie in clusters. */
    private static final double IVFFLAT_NOISE = 0.06;
    private static final double IVFFLAT_DEVIATION = 0.12;
    /** By so much the probes grow faster among a few thousand rows than they do later. */
    private static final double IVFFLAT_TRANSIENT = 0.06;

    private ParameterLaw() {}

    /**
     * The law.
     *
     * @param observations by size, ascending
     * @param expected exponent from elsewhere
     * @param miss the level of misses that is to be kept
     */
    static ScalingLaw of(List<Contender.Observation> observations, boolean hnsw, double expected, double miss) {
        List<double[]> points = new ArrayList<>();
        if (!observations.isEmpty()) {
            Contender.Observation last = observations.getLast();
            points.add(new double[]{last.rows(), 1});
            for (Contender.Observation smaller : observations.subList(0, observations.size() - 1)) {
                if (smaller.rows() >= LEAST_ROWS && smaller.rows() < last.rows() && miss > 0) {
                    Shift.between(last.curve(), smaller.curve(), miss)
                            .ifPresent(shift -> points.add(new double[]{smaller.rows(), Math.exp(shift)}));
                }
            }
        }
        if (points.isEmpty()) {
            points.add(new double[]{1, 1});
        }
        double transientPart = hnsw ? 0 : IVFFLAT_TRANSIENT;
        ScalingLaw seen = ScalingLaw.fit(points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray(), expected + transientPart,
                hnsw ? HNSW_DEVIATION : IVFFLAT_DEVIATION, hnsw ? HNSW_NOISE : IVFFLAT_NOISE);
        return new ScalingLaw(seen.exponent() - transientPart, seen.exponentDeviation(), seen.meanLogX(),
                seen.meanLogY(), seen.noise(), seen.points());
    }
}
