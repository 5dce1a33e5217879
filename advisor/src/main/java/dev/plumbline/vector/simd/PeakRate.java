package dev.plumbline.vector.simd;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.incubator.vector.FloatVector;

/**
 * The most that this machine's cores do with the shape of {@link TileKernel}: twelve independent FMA chains on registers, without touching memory. What
 * the exact search reaches is told as a share of it.
 */
public final class PeakRate {

    private static final int STEPS = 40_000_000;
    private static final int CHAINS = 12;

    private PeakRate() {}

    /** Operations a second in thousand millions, two a multiply-add, best of some rounds, all threads at once. */
    public static double gigaFlops(int threads, int rounds) throws InterruptedException {
        double best = 0;
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            for (int round = 0; round < rounds; round++) {
                long start = System.nanoTime();
                List<Future<Float>> running = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    float seed = i;
                    running.add(executor.submit(() -> chains(seed)));
                }
                for (Future<Float> each : running) {
                    if (Float.isNaN(each.get())) {
                        throw new IllegalStateException("the chains ran away");
                    }
                }
                double seconds = (System.nanoTime() - start) / 1e9;
                best = Math.max(best, operations(threads) / seconds / 1e9);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        return best;
    }

    /** Operations of one round. */
    public static double operations(int threads) {
        return 2.0 * CHAINS * TileKernel.SPECIES.length() * STEPS * threads;
    }

    private static float chains(float seed) {
        FloatVector x = FloatVector.broadcast(TileKernel.SPECIES, 0.5f);
        FloatVector y = FloatVector.broadcast(TileKernel.SPECIES, seed);
        FloatVector a0 = y;
        FloatVector a1 = y.add(1);
        FloatVector b0 = y.add(2);
        FloatVector b1 = y.add(3);
        FloatVector c0 = y.add(4);
        FloatVector c1 = y.add(5);
        FloatVector d0 = y.add(6);
        FloatVector d1 = y.add(7);
        FloatVector e0 = y.add(8);
        FloatVector e1 = y.add(9);
        FloatVector f0 = y.add(10);
        FloatVector f1 = y.add(11);
        for (int i = 0; i < STEPS; i++) {
            a0 = a0.fma(x, y);
            a1 = a1.fma(x, y);
            b0 = b0.fma(x, y);
            b1 = b1.fma(x, y);
            c0 = c0.fma(x, y);
            c1 = c1.fma(x, y);
            d0 = d0.fma(x, y);
            d1 = d1.fma(x, y);
            e0 = e0.fma(x, y);
            e1 = e1.fma(x, y);
            f0 = f0.fma(x, y);
            f1 = f1.fma(x, y);
        }
        return a0.add(a1).add(b0).add(b1).add(c0).add(c1).add(d0).add(d1).add(e0).add(e1).add(f0).add(f1).lane(0);
    }
}
