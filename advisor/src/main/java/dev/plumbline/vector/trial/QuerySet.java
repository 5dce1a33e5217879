package dev.plumbline.vector.trial;

import dev.plumbline.vector.Metric;
import dev.plumbline.vector.simd.Distances;
import java.util.Arrays;
import java.util.Collection;

/**
 * Queries with the exact distance of their k-th neighbour among the rows of one trial: what it takes to score an answer.
 *
 * @param vectors the queries
 * @param reach per query, the greatest distance that still counts as one of the k nearest, ties included
 * @param wanted per query, how many neighbours there are to find: k, or fewer when the table has fewer
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are the data: copies would double the memory, lists would box it.
public record QuerySet(float[][] vectors, double[] reach, int[] wanted) {

    /** Rows this much farther than the k-th neighbour still count, as in ann-benchmarks; relative to small distances, absolute for large ones. */
    private static final double EPSILON = 1e-3;

    /** Takes exact distances, nearest first, of at least k neighbours where there are so many. */
    public static QuerySet of(float[][] vectors, double[][] distances, int k) {
        double[] reach = new double[vectors.length];
        int[] wanted = new int[vectors.length];
        for (int i = 0; i < vectors.length; i++) {
            wanted[i] = Math.min(k, distances[i].length);
            double last = wanted[i] == 0 ? Double.NaN : distances[i][wanted[i] - 1];
            reach[i] = last + EPSILON * Math.min(1, Math.abs(last)) + 1e-9;
        }
        return new QuerySet(vectors, reach, wanted);
    }

    public int size() {
        return vectors.length;
    }

    /** The share of a query's neighbours that an answer holds. */
    public double recall(int query, Collection<float[]> answer, Metric metric) {
        int hits = 0;
        for (float[] row : answer) {
            hits += Distances.distance(metric, vectors[query], row) <= reach[query] ? 1 : 0;
        }
        return wanted[query] == 0 ? 1 : Math.min(1.0, (double) hits / wanted[query]);
    }

    /** These queries and others, scored against the same rows. */
    public QuerySet and(QuerySet others) {
        float[][] allVectors = Arrays.copyOf(vectors, size() + others.size());
        System.arraycopy(others.vectors, 0, allVectors, size(), others.size());
        double[] allReach = Arrays.copyOf(reach, allVectors.length);
        System.arraycopy(others.reach, 0, allReach, size(), others.size());
        int[] allWanted = Arrays.copyOf(wanted, allVectors.length);
        System.arraycopy(others.wanted, 0, allWanted, size(), others.size());
        return new QuerySet(allVectors, allReach, allWanted);
    }

    /** The first queries. */
    public QuerySet head(int count) {
        int size = Math.min(count, vectors.length);
        return new QuerySet(Arrays.copyOf(vectors, size), Arrays.copyOf(reach, size), Arrays.copyOf(wanted, size));
    }
}
