package dev.plumbline.vector.simd;

import java.util.Arrays;

/** For each of many queries, the smallest values seen so far: binary heaps with the worst on top, side by side in two arrays. */
final class TopK {

    private final int capacity;
    private final float[] values;
    private final int[] ids;
    private final int[] sizes;

    TopK(int queries, int capacity) {
        this.capacity = capacity;
        this.values = new float[Math.multiplyExact(queries, capacity)];
        this.ids = new int[queries * capacity];
        this.sizes = new int[queries];
    }

    /** What a value must stay below to be kept. */
    float threshold(int query) {
        return sizes[query] < capacity ? Float.POSITIVE_INFINITY : values[query * capacity];
    }

    int size(int query) {
        return sizes[query];
    }

    void offer(int query, float value, int id) {
        int base = query * capacity;
        if (sizes[query] < capacity) {
            int at = sizes[query]++;
            while (at > 0 && values[base + (at - 1) / 2] < value) {
                values[base + at] = values[base + (at - 1) / 2];
                ids[base + at] = ids[base + (at - 1) / 2];
                at = (at - 1) / 2;
            }
            values[base + at] = value;
            ids[base + at] = id;
        } else if (value < values[base]) {
            sink(base, value, id);
        }
    }

    private void sink(int base, float value, int id) {
        int at = 0;
        while (2 * at + 1 < capacity) {
            int child = 2 * at + 1;
            if (child + 1 < capacity && values[base + child + 1] > values[base + child]) {
                child++;
            }
            if (values[base + child] <= value) {
                break;
            }
            values[base + at] = values[base + child];
            ids[base + at] = ids[base + child];
            at = child;
        }
        values[base + at] = value;
        ids[base + at] = id;
    }

    /** Takes over what another collection found. */
    void merge(TopK other) {
        for (int query = 0; query < sizes.length; query++) {
            for (int i = 0; i < other.sizes[query]; i++) {
                offer(query, other.values[query * capacity + i], other.ids[query * capacity + i]);
            }
        }
    }

    int[] ids(int query) {
        return Arrays.copyOfRange(ids, query * capacity, query * capacity + sizes[query]);
    }
}
