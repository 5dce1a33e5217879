package dev.plumbline.bench.vector;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.Neighbours;
import dev.plumbline.vector.simd.PeakRate;
import dev.plumbline.vector.simd.RowSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Rate of the exact search against the peak of its own kernel shape, on one thread and on all. Arguments: a file of vectors, the number of queries
 * (default 2000), rounds (default 15). Besides the time on the clock it tells the time on the processors, which a busy machine
 * distorts less. {@code bench/peers/numpy_exact.py} does the same with NumPy.
 */
public final class ExactSearchBench {

    private static final OperatingSystemMXBean SYSTEM = ManagementFactory
            .getPlatformMXBean(OperatingSystemMXBean.class);

    private ExactSearchBench() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path file = Path.of(arguments.length > 0 ? arguments[0] : "data/debian-minilm-20k.npy");
        int queryCount = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 15;
        float[][] all = Vectors.read(file, Integer.MAX_VALUE, 1);
        float[][] queries = Arrays.copyOf(all, queryCount);
        float[][] rows = Arrays.copyOfRange(all, queryCount, all.length);
        int processors = Runtime.getRuntime().availableProcessors();
        double operations = 2.0 * rows.length * rows[0].length * queries.length;
        for (int threads = 1; threads <= processors; threads = threads == processors ? processors + 1 : processors) {
            Rate peak = new Rate();
            Rate search = new Rate();
            for (int round = 0; round < rounds; round++) {
                long before = SYSTEM.getProcessCpuTime();
                double clock = PeakRate.gigaFlops(threads, 1);
                peak.add(clock, PeakRate.operations(threads) / (SYSTEM.getProcessCpuTime() - before) * threads);
                before = SYSTEM.getProcessCpuTime();
                Neighbours found = ExactSearch.search(RowSource.of(rows), queries, Metric.COSINE, 10, threads);
                search.add(found.gigaFlops(), operations / (SYSTEM.getProcessCpuTime() - before) * threads);
            }
            System.out.printf(Locale.ROOT, "%s: %d x %d, %d queries%n", ExactSearch.kernel(threads), rows.length,
                    rows[0].length, queries.length);
            System.out.printf(Locale.ROOT,
                    "  by the clock:      %4.0f GFLOP/s, peak of the shape %4.0f, share %3.0f %%, best pass %.0f ms%n",
                    search.clock, peak.clock,
                    100 * search.clock / peak.clock, operations / search.clock / 1e6);
            System.out.printf(Locale.ROOT,
                    "  by processor time: %4.0f GFLOP/s, peak of the shape %4.0f, share %3.0f %%%n", search.processor,
                    peak.processor,
                    100 * search.processor / peak.processor);
        }
    }

    /** The best of some rounds. */
    private static final class Rate {
        private double clock;
        private double processor;

        void add(double byClock, double byProcessor) {
            clock = Math.max(clock, byClock);
            processor = Math.max(processor, byProcessor);
        }
    }
}
