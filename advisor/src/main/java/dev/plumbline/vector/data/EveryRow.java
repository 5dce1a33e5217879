package dev.plumbline.vector.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** All rows of a source but the queries that were held out of it, in insertion order; in a file when they are too many for the memory. */
public final class EveryRow implements RowSink {

    private final VectorStore store = new VectorStore();
    private final Map<Integer, List<float[]>> heldOut = new HashMap<>();
    private int count;

    /** @param queries rows that must not be in the index; each takes one equal row out */
    public EveryRow(float[][] queries) {
        for (float[] query : queries) {
            heldOut.computeIfAbsent(Arrays.hashCode(query), hash -> new ArrayList<>()).add(query);
        }
    }

    @Override
    public void accept(long position, float[] vector, long flags) {
        List<float[]> alike = heldOut.get(Arrays.hashCode(vector));
        if (alike != null) {
            for (int i = 0; i < alike.size(); i++) {
                if (Arrays.equals(alike.get(i), vector)) {
                    alike.remove(i);
                    return;
                }
            }
        }
        store.put(count++, vector);
    }

    /** Everything that was taken, with these queries for every purpose. */
    public Sample sample(float[][] queries) {
        return new Sample(new VectorRows(store, IntStream.range(0, count).toArray()),
                IntStream.range(0, count).toArray(), new long[count], queries, queries, queries);
    }
}
