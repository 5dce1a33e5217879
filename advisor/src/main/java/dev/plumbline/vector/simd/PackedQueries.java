package dev.plumbline.vector.simd;

import dev.plumbline.vector.Metric;

/**
 * Queries in groups of six, transposed: {@code groups[(group * dimensions + d) * 6 + query]}; the last group is filled up with zeros.
 *
 * @param squares squared lengths of the queries, where the metric needs them
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are the data: copies would double the memory, lists would box it.
record PackedQueries(float[] groups, float[] squares) {

    static PackedQueries of(float[][] queries, Metric metric, float[] shift) {
        int dimensions = shift.length;
        int groupCount = (queries.length + TileKernel.QUERIES - 1) / TileKernel.QUERIES;
        float[] groups = new float[Math.multiplyExact(groupCount * TileKernel.QUERIES, dimensions)];
        float[] squares = new float[groupCount * TileKernel.QUERIES];
        for (int i = 0; i < queries.length; i++) {
            double squared = Distances.dot(queries[i], queries[i]);
            squares[i] = (float) squared;
            double scale = metric == Metric.COSINE && squared > 0 ? 1 / Math.sqrt(squared) : 1;
            int at = i / TileKernel.QUERIES * dimensions * TileKernel.QUERIES + i % TileKernel.QUERIES;
            for (int d = 0; d < dimensions; d++) {
                groups[at + d * TileKernel.QUERIES] = (float) ((queries[i][d] - shift[d]) * scale);
            }
        }
        return new PackedQueries(groups, squares);
    }
}
