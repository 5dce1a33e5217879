package dev.plumbline.vector.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the rows with the smallest keys out of a stream of any length: a uniform sample without replacement that depends on the seed and
 * the rows' positions alone, and of which a smaller sample is always a part. Holds no more rows than were asked for, and these in a
 * file when they would fill the memory.
 */
public final class KeyedReservoir {

    /** A drawn row. Positions ascend in insertion order; bit i of the flags says whether filter i holds. */
    public record Drawn(long position, long key, long flags, VectorStore store, int slot) {

        /** The row itself; nobody may write to it. */
        public float[] vector() {
            return store.get(slot);
        }
    }

    private final int capacity;
    private final long seed;
    private final PriorityQueue<Drawn> worstFirst = new PriorityQueue<>(
            Comparator.comparingLong(Drawn::key).thenComparingLong(Drawn::position).reversed());
    private final VectorStore store;
    private long offered;

    public KeyedReservoir(int capacity, long seed) {
        this(capacity, seed, new VectorStore());
    }

    KeyedReservoir(int capacity, long seed, VectorStore store) {
        this.store = store;
        if (capacity < 1) {
            throw new IllegalArgumentException("a sample of " + capacity + " rows");
        }
        this.capacity = capacity;
        this.seed = seed;
    }

    /** Offers the row at a position. */
    public void offer(long position, float[] vector) {
        offer(position, vector, 0);
    }

    /** Offers the row at a position, with the filters that it passes. */
    public void offer(long position, float[] vector, long flags) {
        offered++;
        long key = Mix64.key(seed, position);
        if (worstFirst.size() < capacity) {
            keep(position, key, vector, flags, worstFirst.size());
            return;
        }
        Drawn worst = worstFirst.element();
        if (key < worst.key() || (key == worst.key() && position < worst.position())) {
            worstFirst.remove();
            keep(position, key, vector, flags, worst.slot());
        }
    }

    private void keep(long position, long key, float[] vector, long flags, int slot) {
        store.put(slot, vector);
        worstFirst.add(new Drawn(position, key, flags, store, slot));
    }

    /** Rows that were offered so far. */
    public long offered() {
        return offered;
    }

    /** The drawn rows, smallest key first. */
    public List<Drawn> byKey() {
        List<Drawn> rows = new ArrayList<>(worstFirst);
        rows.sort(Comparator.comparingLong(Drawn::key).thenComparingLong(Drawn::position));
        return rows;
    }
}
