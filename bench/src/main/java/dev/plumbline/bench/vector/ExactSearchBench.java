package dev.plumbline.bench.vector;

import dev.plumbline.vector.Metric;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.Neighbours;
import dev.plumbline.vector.simd.PeakRate;
import dev.plumbline.vector.simd.RowSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Rate of the exact search against the peak of its own kernel shape, on one thread and on all. Arguments: a file of vectors, the number of queries
 * (default 2000), rounds (default 15). {@code bench/peers/numpy_exact.py} does the same with NumPy.
 */
public final class ExactSearchBench {

    private ExactSearchBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "data/debian-minilm-20k.npy");
        int queryCount = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        float[][] all = Vectors.read(file, Integer.MAX_VALUE, 1);
        float[][] queries = Arrays.copyOf(all, queryCount);
        float[][] rows = Arrays.copyOfRange(all, queryCount, all.length);
        int processors = Runtime.getRuntime().availableProcessors();
        for (int threads = 1; threads <= processors; threads = threads == processors ? processors + 1 : processors) {
            double peak = PeakRate.gigaFlops(threads, rounds);
            double best = 0;
            double millis = Double.MAX_VALUE;
            for (int round = 0; round < rounds; round++) {
                Neighbours found = ExactSearch.search(RowSource.of(rows), queries, Metric.COSINE, 10, threads);
                best = Math.max(best, found.gigaFlops());
                millis = Math.min(millis, found.millis());
            }
            System.out.printf(Locale.ROOT,
                    "%s: %d x %d, %d queries: %.0f ms, %.0f GFLOP/s, peak of the shape %.0f GFLOP/s, share %.0f %%%n",
                    ExactSearch.kernel(threads),
                    rows.length, rows[0].length, queries.length, millis, best, peak, 100 * best / peak);
        }
    }
}
