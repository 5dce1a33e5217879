package dev.plumbline.vector.size;

import dev.plumbline.vector.VectorType;

/** The size of an IVFFlat index: rows lie densely in the pages of their list, and every list has a page of its own at least. */
public final class IvfFlatSize {

    private static final int LEAST_SAMPLE = 10_000;

    private IvfFlatSize() {}

    /** Bytes on disk, with the usual spread of rows over lists. */
    public static long bytes(VectorType type, int dimensions, int lists, long rows) {
        return bytes(type, dimensions, lists, rows, ListLengths.USUAL);
    }

    /** Bytes on disk: a page about the index, the centres, and the pages of each list. */
    public static long bytes(VectorType type, int dimensions, int lists, long rows, ListLengths lengths) {
        long perPage = rowsPerPage(type, dimensions);
        return HnswSize.PAGE * (1 + centrePages(lists, perPage)
                + Math.round(lists * lengths.meanPages((double) rows / lists, perPage)));
    }

    /** How the rows spread over the lists of an index that was built. */
    public static ListLengths lengths(VectorType type, int dimensions, int lists, long rows, long bytes) {
        long perPage = rowsPerPage(type, dimensions);
        double pages = (double) bytes / HnswSize.PAGE - 1 - centrePages(lists, perPage);
        return ListLengths.of(pages / lists, (double) rows / lists, perPage);
    }

    private static long rowsPerPage(VectorType type, int dimensions) {
        return Math.max(1, HnswSize.USABLE / (HnswSize.align8(8 + type.bytes(dimensions)) + 4));
    }

    /** A centre takes as much room as a row. */
    private static long centrePages(int lists, long perPage) {
        return (lists + perPage - 1) / perPage;
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
