package dev.plumbline.vector.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A seeded sample of vectors: rows to index, in insertion order, and queries that are none of them. Arrays are shared, not copied; nobody
 * writes to them.
 *
 * @param rows rows in insertion order
 * @param ranks the draw's order: {@code ranks[i]} is how many rows were drawn before row i, so that the rows with a rank below n are a
 *            uniform sample of n rows
 * @param flags per row, the filters that it passes: bit i for filter i
 * @param screen queries for finding search parameters
 * @param confirm other queries for confirming them
 * @param fresh queries that nothing was decided by; empty where there were too few rows to keep some back
 */
@SuppressWarnings("ArrayRecordComponent") // The arrays are the data: copies would double the memory, lists would box it.
public record Sample(VectorRows rows, int[] ranks, long[] flags, float[][] screen, float[][] confirm, float[][] fresh) {

    public Sample {
        if (rows.rows() != ranks.length || rows.rows() != flags.length) {
            throw new IllegalArgumentException("one rank and one set of flags a row");
        }
    }

    /** Splits drawn rows: queries first, since the draw is in random order; what remains goes back into insertion order. */
    public static Sample split(List<KeyedReservoir.Drawn> byKey, int screenCount, int confirmCount, int freshCount) {
        int queries = screenCount + confirmCount + freshCount;
        List<KeyedReservoir.Drawn> indexed = byKey.subList(queries, byKey.size());
        Integer[] order = new Integer[indexed.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        Arrays.sort(order, Comparator.comparingLong(i -> indexed.get(i).position()));
        int[] slots = new int[order.length];
        int[] ranks = new int[order.length];
        long[] flags = new long[order.length];
        for (int i = 0; i < order.length; i++) {
            slots[i] = indexed.get(order[i]).slot();
            ranks[i] = order[i];
            flags[i] = indexed.get(order[i]).flags();
        }
        return new Sample(new VectorRows(byKey.getFirst().store(), slots), ranks, flags,
                vectors(byKey.subList(0, screenCount)),
                vectors(byKey.subList(screenCount, screenCount + confirmCount)),
                vectors(byKey.subList(screenCount + confirmCount, queries)));
    }

    private static float[][] vectors(List<KeyedReservoir.Drawn> drawn) {
        return drawn.stream().map(KeyedReservoir.Drawn::vector).toArray(float[][]::new);
    }

    /** How many rows there are to index. */
    public int size() {
        return rows.rows();
    }

    public int dimensions() {
        return rows.dimensions();
    }

    /** The uniform subsample of n rows, still in insertion order: indexes into {@code rows}. */
    public int[] subsample(int n) {
        return IntStream.range(0, size()).filter(i -> ranks[i] < n).toArray();
    }
}
