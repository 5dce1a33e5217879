package dev.plumbline.vector;

/**
 * How the exact neighbours were found, and that the server agrees.
 *
 * @param queries queries with exact neighbours
 * @param millis time of the exact pass
 * @param gigaFlops arithmetic rate of the pass, two operations a multiply-add
 * @param kernel the instruction shape, for example {@code 512-bit FMA, 2 threads}
 * @param recheckedQueries queries whose k-th and next neighbour were told apart, or found tied, in float64
 * @param verifiedQueries queries that the server answered too, with its indexes off
 * @param verifiedAgreement share of neighbours on which both agree, ties by distance; anything below 1 is an error
 */
public record GroundTruth(int queries, double millis, double gigaFlops, String kernel, int recheckedQueries,
        int verifiedQueries, double verifiedAgreement) {}
