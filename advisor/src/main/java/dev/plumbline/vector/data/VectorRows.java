package dev.plumbline.vector.data;

import dev.plumbline.vector.simd.RowSource;
import java.util.stream.IntStream;

/** Rows of a sample in their order, wherever they are kept: in memory, or in a file when they are too many for it. Safe for several readers. */
public final class VectorRows implements RowSource {

    private final VectorStore store;
    private final int[] slots;
    private final int dimensions;

    VectorRows(VectorStore store, int[] slots) {
        this.store = store;
        this.slots = slots;
        this.dimensions = slots.length == 0 ? 0 : store.get(slots[0]).length;
    }

    /** Rows that lie in memory. */
    public static VectorRows of(float[][] rows) {
        VectorStore store = new VectorStore(Long.MAX_VALUE);
        for (int i = 0; i < rows.length; i++) {
            store.put(i, rows[i]);
        }
        return new VectorRows(store, IntStream.range(0, rows.length).toArray());
    }

    /** One row; nobody may write to it. */
    public float[] row(int index) {
        return store.get(slots[index]);
    }

    /** These of the rows, in this order. */
    public VectorRows subset(int[] indexes) {
        int[] chosen = new int[indexes.length];
        for (int i = 0; i < indexes.length; i++) {
            chosen[i] = slots[indexes[i]];
        }
        return new VectorRows(store, chosen);
    }

    /** Whether the rows lie in a file. */
    public boolean isOnDisk() { return store.isOnDisk(); }

    @Override
    public int rows() {
        return slots.length;
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public void read(int from, int count, float[][] into) {
        for (int i = 0; i < count; i++) {
            into[i] = row(from + i);
        }
    }
}
