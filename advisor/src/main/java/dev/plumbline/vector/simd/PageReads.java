package dev.plumbline.vector.simd;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What it costs this machine to read part of a page at random, by the size of the area in which the pages lie. An index over a sample lies in the processor's
 * caches, the one over all rows often does not: the work of a query is known from the sample, the price of a page at full size is not, and no power of the
 * rows gives it. It is measured here.
 */
public final class PageReads {

    private static final int PAGE_WORDS = 8192 / Double.BYTES;
    /** Larger areas miss the caches as surely as this one does. */
    private static final long MOST_BYTES = 256L << 20;
    private static final int READS = 4_000;
    private static final int ROUNDS = 9;

    private PageReads() {}

    /**
     * Nanoseconds for one read in each of several areas. The rounds of the areas take turns, and the lower quartile counts.
     *
     * @param areas bytes of each area
     * @param bytes how much of a page is read
     */
    public static double[] nanos(long[] areas, long bytes) {
        int words = Math.clamp(bytes / Double.BYTES, 8, PAGE_WORDS);
        long most = Math.min(MOST_BYTES,
                Math.min(Runtime.getRuntime().maxMemory() / 4, Arrays.stream(areas).max().orElse(0)));
        double[] memory = new double[(int) (Math.max(1, most / 8192) * PAGE_WORDS)];
        Arrays.fill(memory, 0.5);
        SplittableRandom random = new SplittableRandom(1);
        double[][] nanos = new double[areas.length][ROUNDS];
        double sum = 0;
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < areas.length; i++) {
                int pages = Math.clamp(areas[i] / 8192, 1, memory.length / PAGE_WORDS);
                // What a cache can hold of the area is in it, as on a warm server.
                sum += read(memory, pages, words, random, Math.min(pages, READS));
                long start = System.nanoTime();
                sum += read(memory, pages, words, random, READS);
                if (round >= 0) {
                    nanos[i][round] = (System.nanoTime() - start) / (double) READS;
                }
            }
        }
        if (Double.isNaN(sum)) {
            throw new IllegalStateException("halves add up to no number");
        }
        return Arrays.stream(nanos).mapToDouble(PageReads::lowerQuartile).toArray();
    }

    private static double lowerQuartile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 4];
    }

    /**
     * The head of a page, which says where a tuple lies, and then the tuple. Where the next page lies depends on the last one, as it does in a search: reads
     * that the processor could do at once would hide what one of them costs.
     */
    private static double read(double[] memory, int pages, int words, SplittableRandom random, int reads) {
        double sum = 0;
        for (int read = 0; read < reads; read++) {
            int page = (random.nextInt(pages) + (int) (sum * 0.0)) * PAGE_WORDS;
            int slack = PAGE_WORDS - words;
            int from = page + (slack == 0 ? 0 : (int) (memory[page] * 2 * random.nextInt(slack)));
            double a = 0;
            double b = 0;
            double c = 0;
            double d = 0;
            for (int i = from; i + 3 < from + words; i += 4) {
                a += memory[i];
                b += memory[i + 1];
                c += memory[i + 2];
                d += memory[i + 3];
            }
            sum += a + b + c + d;
        }
        return sum;
    }
}
