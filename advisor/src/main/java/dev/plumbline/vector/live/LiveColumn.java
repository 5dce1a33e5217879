package dev.plumbline.vector.live;

import java.util.List;

/**
 * A column of vectors in the live database, as its catalogue has it.
 *
 * @param dimensions from the type modifier; zero for an array, whose rows tell
 * @param keyColumn the column that identifies a row; {@code ctid} without one
 * @param storage plain, external, extended or main
 * @param isScannable false for views and foreign tables, which have no pages to draw from
 */
record LiveColumn(String schema, String table, String column, ColumnKind kind, int dimensions, String keyColumn,
        String storage, boolean isScannable,
        List<Heap> heaps, List<ExistingIndex> indexes) {

    LiveColumn {
        heaps = List.copyOf(heaps);
        indexes = List.copyOf(indexes);
    }

    /** A heap with rows of the table: the table itself or a partition of it. */
    record Heap(String schema, String table, long blocks, long estimate, long heapBytes, long toastBytes) {}

    String displayName() {
        return "\"" + schema + "\".\"" + table + "\".\"" + column + "\"";
    }

    long blocks() {
        return heaps.stream().mapToLong(Heap::blocks).sum();
    }

    long estimatedRows() {
        return heaps.stream().mapToLong(Heap::estimate).sum();
    }
}
