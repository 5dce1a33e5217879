package dev.plumbline.vector.data;

/**
 * A keyed hash of a row's position: the same seed and position give the same key on every machine, and keys of different seeds have nothing
 * to do with each other. The finaliser is that of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
 */
public final class Mix64 {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mix64() {}

    /** The key of a position under a seed, uniform over all longs. */
    public static long key(long seed, long position) {
        return mix(mix(seed + GOLDEN) ^ mix(position * GOLDEN + 0x632BE59BD9B4E019L));
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
