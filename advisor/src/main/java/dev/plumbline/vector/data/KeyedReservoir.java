package dev.plumbline.vector.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Keeps the rows with the smallest keys out of a stream of any length: a uniform sample without replacement that depends on the seed and
 * the rows' positions alone, and of which a smaller sample is always a part. Holds no more rows than were asked for.
 */
public final class KeyedReservoir {

    /** A drawn row. Positions ascend in insertion order; bit i of the flags says whether filter i holds. */
    @SuppressWarnings("ArrayRecordComponent") // The arrays are the data: copies would double the memory, lists would box it.
    public record Drawn(long position, long key, float[] vector, long flags) {}

    private final int capacity;
    private final long seed;
    private final PriorityQueue<Drawn> worstFirst = new PriorityQueue<>(
            Comparator.comparingLong(Drawn::key).thenComparingLong(Drawn::position).reversed());
    private long offered;

    public KeyedReservoir(int capacity, long seed) {
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
            worstFirst.add(new Drawn(position, key, vector, flags));
            return;
        }
        Drawn worst = worstFirst.element();
        if (key < worst.key() || (key == worst.key() && position < worst.position())) {
            worstFirst.remove();
            worstFirst.add(new Drawn(position, key, vector, flags));
        }
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
