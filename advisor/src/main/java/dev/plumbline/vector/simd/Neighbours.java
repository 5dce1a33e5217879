package dev.plumbline.vector.simd;

/**
 * Exact nearest neighbours.
 *
 * @param ids per query, nearest first
 * @param distances the float64 distances of {@code ids}
 * @param recheckedQueries queries whose order float32 alone had left open
 * @param millis time of the search
 * @param gigaFlops two operations a multiply-add (three a taxicab step), over the whole search
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are the data: copies would double the memory, lists would box it.
public record Neighbours(int[][] ids, double[][] distances, int recheckedQueries, double millis, double gigaFlops) {}
