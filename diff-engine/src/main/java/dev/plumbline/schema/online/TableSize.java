package dev.plumbline.schema.online;

/**
 * How large a table is.
 *
 * @param rows rows, as the statistics of the server or the user say
 * @param heapBytes bytes of the heap with TOAST
 * @param indexBytes bytes of all its indexes
 */
public record TableSize(long rows, long heapBytes, long indexBytes) {

    /** Row and index widths of a middling table, for where only a number of rows is known. */
    private static final long ROW_BYTES = 120;
    private static final long INDEX_BYTES = 40;

    /** A table of which only the number of rows is known. */
    public static TableSize assumed(long rows) {
        return new TableSize(rows, rows * ROW_BYTES, rows * INDEX_BYTES);
    }
}
