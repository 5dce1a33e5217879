package dev.plumbline.vector.size;

import dev.plumbline.vector.VectorType;

/** The size of an IVFFlat index: rows lie densely in the pages of their list, and the last page of a list is half full on average. */
public final class IvfFlatSize {

    private static final int LEAST_SAMPLE = 10_000;

    private IvfFlatSize() {}

    /** Bytes on disk. */
    public static long bytes(VectorType type, int dimensions, int lists, long rows) {
        long value = type.bytes(dimensions);
        long perPage = Math.max(1, HnswSize.USABLE / (HnswSize.align8(8 + value) + 4));
        double full = (double) rows / perPage;
        double halves = Math.min(lists, rows) / 2.0 + Math.max(0, lists - rows);
        long centres = Math.max(1, HnswSize.USABLE / (HnswSize.align8(8 + value) + 4));
        long centrePages = (lists + centres - 1) / centres;
        return HnswSize.PAGE * (1 + centrePages + Math.round(full + halves));
    }

    /** Rows that k-means looks at. */
    public static long sampledRows(int lists, long rows) {
        return Math.min(rows, Math.max(50L * lists, LEAST_SAMPLE));
    }

    /**
     * Memory of k-means. Where it exceeds maintenance_work_mem the build fails; it does not slow down. With n sampled rows:
     * n(8+4d) + 2·lists(8+4d) + 4·lists·d + 4·n·lists + 4·lists² + 8·n + 12·lists.
     */
    public static long buildMemory(VectorType type, int dimensions, int lists) {
        // pgvector sizes the sample by the setting, not by the rows that there are.
        long sampled = Math.max(50L * lists, LEAST_SAMPLE);
        long value = type.bytes(dimensions);
        return sampled * value + 2L * lists * value + 4L * lists * dimensions + 4L * sampled * lists
                + 4L * lists * lists + 8L * sampled + 12L * lists;
    }
}
