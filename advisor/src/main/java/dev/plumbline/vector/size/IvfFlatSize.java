package dev.plumbline.vector.size;

import dev.plumbline.vector.VectorType;

/** The size of an IVFFlat index: rows lie densely in the pages of their list, and every list has a page of its own at least. */
public final class IvfFlatSize {

    private static final int LEAST_SAMPLE = 10_000;

    private IvfFlatSize() {}

    /** Bytes on disk. */
    public static long bytes(VectorType type, int dimensions, int lists, long rows) {
        long value = type.bytes(dimensions);
        long perPage = Math.max(1, HnswSize.USABLE / (HnswSize.align8(8 + value) + 4));
        long centres = Math.max(1, HnswSize.USABLE / (HnswSize.align8(8 + value) + 4));
        long centrePages = (lists + centres - 1) / centres;
        return HnswSize.PAGE * (1 + centrePages + Math.round(lists * pagesOfAList((double) rows / lists / perPage)));
    }

    /**
     * Pages of a list that would fill that many on average. Every list has one; long lists end in a page that is half full. Between the two it is the mean
     * of the rounded-up length of exponentially distributed lists.
     */
    private static double pagesOfAList(double pages) {
        return pages <= 0 ? 1 : 1 / -Math.expm1(-1 / pages);
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
