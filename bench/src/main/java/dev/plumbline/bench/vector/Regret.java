package dev.plumbline.bench.vector;

import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.SearchRun;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The recommendation against the best of an exhaustive grid. The grid runs first, one index after the other; the advisor then has a share of its time as its
 * budget. The three best of the grid and the recommendation are timed in turns at last, so that nobody wins by a quiet moment. A negative regret is a
 * recommendation that is faster than everything in the grid.
 */
final class Regret {

    private static final int[] EF = {10, 12, 14, 17, 20, 24, 28, 34, 40, 48, 57, 68, 80, 96, 115, 140, 170, 200, 240,
        290, 350, 420, 500};
    private static final int[] PROBES = {1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150, 200};
    private static final int BEST = 3;
    private static final double SHARE = 0.13;

    private final ScratchServer server;

    Regret(ScratchServer server) {
        this.server = server;
    }

    /** An index of the grid at its fastest setting that reaches the target. */
    private record Entry(BuiltIndex index, int parameter, double millis) {}

    void run(Path file, int rowCount, double target) throws IOException, SQLException, BuildFailure {
        float[][] all = Vectors.read(file, rowCount + AdvisorBench.FRESH, 7);
        float[][] rows = Arrays.copyOf(all, all.length - AdvisorBench.FRESH);
        float[][] fresh = Arrays.copyOfRange(all, all.length - AdvisorBench.FRESH, all.length);
        try (Bench bench = new Bench(server, rows, fresh)) {
            long start = System.nanoTime();
            List<Entry> best = best(bench, rows, target);
            double gridSeconds = (System.nanoTime() - start) / 1e9;
            AdvisorBench.say("the grid took %.1f s", gridSeconds);
            if (best.isEmpty()) {
                AdvisorBench.say("nothing in the grid reaches %.2f", target);
                return;
            }
            Advice advice = AdvisorBench.advise(server, rows, target, 1, Math.min(rows.length, 20_000),
                    Duration.ofMillis((long) (1_000 * SHARE * gridSeconds)));
            Predicted answer = advice.recommendation().predicted();
            AdvisorBench.say("recommended: %s at %d", advice.recommendation().spec().label(),
                    answer.searchParameter());
            advice.warnings().forEach(warning -> AdvisorBench.say("  %s", warning));
            BuiltIndex ours = bench.build(advice.recommendation().spec());
            Estimate recall = Bench.recall(bench.search(ours, answer.searchParameter()));
            AdvisorBench.say("recall on fresh queries %.4f [%.4f, %.4f]", recall.value(), recall.low(),
                    recall.high());
            best.add(0, new Entry(ours, answer.searchParameter(), 0));
            double[] medians = bench.duel(best.stream().map(Entry::index).toList(),
                    best.stream().mapToInt(Entry::parameter).toArray());
            int winner = 1;
            for (int i = 1; i < medians.length; i++) {
                winner = medians[i] < medians[winner] ? i : winner;
                AdvisorBench.say("  in turns: %-52s at %3d: %.3f ms", best.get(i).index().spec().label(),
                        best.get(i).parameter(), medians[i]);
            }
            AdvisorBench.say(
                    "p50 in turns: ours %.3f ms, grid's best (%s at %d) %.3f ms: regret %+.1f %%; time %.1f s of the grid's %.1f s (%.1f %%)",
                    medians[0], best.get(winner).index().spec().label(), best.get(winner).parameter(),
                    medians[winner], 100 * (medians[0] / medians[winner] - 1), advice.elapsedMillis() / 1e3,
                    gridSeconds, advice.elapsedMillis() / gridSeconds / 10);
        }
    }

    /** The best of the grid, the fastest first; everything else is dropped again. */
    private static List<Entry> best(Bench bench, float[][] rows, double target) throws SQLException, BuildFailure {
        List<Entry> best = new ArrayList<>();
        for (IndexSpec spec : grid(Representation.full(VectorType.VECTOR, rows[0].length), rows.length)) {
            BuiltIndex index = bench.build(spec);
            Entry fastest = fastest(bench, index, target);
            AdvisorBench.say("  %-60s %s", spec.label(), fastest.parameter() == 0
                    ? "does not reach it"
                    : String.format(Locale.ROOT, "%.3f ms at %d", fastest.millis(), fastest.parameter()));
            if (fastest.parameter() == 0) {
                bench.drop(index);
                continue;
            }
            best.add(fastest);
            best.sort(Comparator.comparingDouble(Entry::millis));
            if (best.size() > BEST) {
                bench.drop(best.removeLast().index());
            }
        }
        return best;
    }

    /** Every search value is measured; the fastest whose lower bound reaches the target counts. */
    private static Entry fastest(Bench bench, BuiltIndex index, double target) throws SQLException {
        Entry fastest = new Entry(index, 0, Double.MAX_VALUE);
        int most = index.spec() instanceof IndexSpec.IvfFlat ivfFlat ? ivfFlat.lists() : 1000;
        for (int value : index.spec() instanceof IndexSpec.Hnsw ? EF : PROBES) {
            if (value <= most) {
                SearchRun run = bench.search(index, value);
                double millis = Quantiles.quantile(run.millis(), 0.5);
                if (Bench.recall(run).low() >= target && millis < fastest.millis()) {
                    fastest = new Entry(index, value, millis);
                }
            }
        }
        return fastest;
    }

    private static List<IndexSpec> grid(Representation full, int rows) {
        List<IndexSpec> grid = new ArrayList<>();
        for (int m : new int[]{8, 16, 24, 32}) {
            for (int efConstruction : new int[]{64, 128, 200}) {
                grid.add(new IndexSpec.Hnsw(m, efConstruction, full));
            }
        }
        for (double factor : new double[]{0.25, 0.5, 1, 2, 3, 4}) {
            grid.add(new IndexSpec.IvfFlat((int) Math.max(1, factor * Math.sqrt(rows)), full));
        }
        return grid;
    }
}
