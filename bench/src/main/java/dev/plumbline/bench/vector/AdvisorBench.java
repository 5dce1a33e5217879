package dev.plumbline.bench.vector;

import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Advisor;
import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.SearchRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The advisor against the truth. {@code regret FILE ROWS TARGET}: against an exhaustive grid. {@code keeps-word FILE ROWS SEEDS}: recommendations of
 * several seeds and targets, measured on fresh queries. {@code prediction FILE SEEDS}: from a tenth of the rows to all of them.
 * {@code thumb FILE ROWS}: against the rules of thumb of pgvector's README.
 */
public final class AdvisorBench {

    private static final int FRESH = 1_000;
    private static final int[] EF = {10, 12, 14, 17, 20, 24, 28, 34, 40, 48, 57, 68, 80, 96, 115, 140, 170, 200, 240,
        290, 350, 420, 500};
    private static final double[] TARGETS = {0.90, 0.95, 0.98};

    private final ScratchServer server;

    private AdvisorBench(ScratchServer server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException, SQLException, BuildFailure {
        String what = arguments[0];
        Path file = Path.of(arguments[1]);
        try (ScratchServer server = ScratchServer.start(ScratchOptions.defaults().requiring("vector"))) {
            AdvisorBench bench = new AdvisorBench(server);
            switch (what) {
                case "regret" -> bench.regret(file, Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
                case "keeps-word" ->
                    bench.keepsWord(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                case "prediction" -> bench.prediction(file, Integer.parseInt(arguments[2]));
                case "thumb" -> bench.thumb(file, Integer.parseInt(arguments[2]));
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    private Advice advise(float[][] rows, double target, long seed, long targetRows, Duration budget)
            throws IOException {
        Path file = Files.createTempFile("plumbline-bench", ".fvecs");
        try {
            Vectors.write(file, rows);
            AdviceRequest request = AdviceRequest.of(new VectorSource.VectorFile(file)).withTargetRecall(target)
                    .withSeed(seed).withSampleSize(rows.length)
                    .withBudget(budget).withConstraints(new Constraints(null, null, null, null, targetRows));
            return new Advisor(Clock.systemUTC()).advise(request, server, ProgressListener.silent());
        } finally {
            Files.delete(file);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency for one method of a benchmark.
    private static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private void regret(Path file, int rowCount, double target) throws IOException, SQLException, BuildFailure {
        float[][] all = Vectors.read(file, rowCount + FRESH, 7);
        float[][] rows = Arrays.copyOf(all, all.length - FRESH);
        float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
        Advice advice = advise(rows, target, 1, rows.length, Duration.ofMinutes(5));
        Predicted answer = advice.recommendation().predicted();
        say("recommended: %s at %d (%.1f s)", advice.recommendation().spec().label(), answer.searchParameter(),
                advice.elapsedMillis() / 1e3);
        try (Bench bench = new Bench(server, rows, fresh)) {
            long start = System.nanoTime();
            Representation full = Representation.full(VectorType.VECTOR, rows[0].length);
            BuiltIndex best = null;
            int bestParameter = 0;
            double bestMillis = Double.MAX_VALUE;
            for (IndexSpec spec : grid(full, rows.length)) {
                BuiltIndex index = bench.build(spec);
                Measured fastest = fastest(bench, index, target);
                say("  %-60s %s", spec.label(), fastest.words());
                if (fastest.millis() < bestMillis) {
                    if (best != null) {
                        bench.drop(best);
                    }
                    best = index;
                    bestParameter = fastest.parameter();
                    bestMillis = fastest.millis();
                } else {
                    bench.drop(index);
                }
            }
            double gridSeconds = (System.nanoTime() - start) / 1e9;
            if (best == null) {
                say("nothing in the grid reaches %.2f", target);
                return;
            }
            BuiltIndex ours = bench.build(advice.recommendation().spec());
            double[] medians = bench.duel(ours, answer.searchParameter(), best, bestParameter);
            say("recall on fresh queries %s", Bench.recall(bench.search(ours, answer.searchParameter())));
            say("p50 in turns: ours %.3f ms, grid's best (%s at %d) %.3f ms: regret %.1f %%; time %.1f s of the grid's %.1f s (%.0f %%)",
                    medians[0], best.spec().label(),
                    bestParameter, medians[1], 100 * (medians[0] / medians[1] - 1), advice.elapsedMillis() / 1e3,
                    gridSeconds, advice.elapsedMillis() / gridSeconds / 10);
        }
    }

    private record Measured(int parameter, double millis) {
        String words() {
            return parameter == 0
                    ? "does not reach it"
                    : String.format(Locale.ROOT, "%.3f ms at %d", millis, parameter);
        }
    }

    /** Every search value is measured; the fastest whose lower bound reaches the target counts. */
    private static Measured fastest(Bench bench, BuiltIndex index, double target) throws SQLException {
        Measured fastest = new Measured(0, Double.MAX_VALUE);
        int most = index.spec() instanceof IndexSpec.IvfFlat ivfFlat ? ivfFlat.lists() : 1000;
        for (int value : index.spec() instanceof IndexSpec.Hnsw
                ? EF
                : new int[]{1, 2, 3, 4, 6, 8, 11, 15, 20, 27, 36, 48, 64, 85, 113, 150, 200}) {
            if (value <= most) {
                SearchRun run = bench.search(index, value);
                double millis = Quantiles.quantile(run.millis(), 0.5);
                if (Bench.recall(run).low() >= target && millis < fastest.millis()) {
                    fastest = new Measured(value, millis);
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

    private void keepsWord(Path file, int rowCount, int seeds) throws IOException, SQLException, BuildFailure {
        int kept = 0;
        int asked = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            float[][] all = Vectors.read(file, rowCount + FRESH, seed);
            float[][] rows = Arrays.copyOf(all, all.length - FRESH);
            float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
            for (double target : TARGETS) {
                Advice advice = advise(rows, target, seed, rows.length, Duration.ofMinutes(2));
                Predicted answer = advice.recommendation().predicted();
                try (Bench bench = new Bench(server, rows, fresh)) {
                    Estimate recall = Bench.recall(
                            bench.search(bench.build(advice.recommendation().spec()), answer.searchParameter()));
                    asked++;
                    kept += recall.value() >= target ? 1 : 0;
                    say("seed %d target %.2f: %s at %d: %.4f [%.4f, %.4f] %s (%.0f s)", seed, target,
                            advice.recommendation().spec().label(), answer.searchParameter(),
                            recall.value(), recall.low(), recall.high(), recall.value() >= target ? "kept" : "MISSED",
                            advice.elapsedMillis() / 1e3);
                }
            }
        }
        say("%d of %d kept their word", kept, asked);
    }

    private void prediction(Path file, int seeds) throws IOException, SQLException, BuildFailure {
        for (int seed = 1; seed <= seeds; seed++) {
            float[][] all = Vectors.read(file, Integer.MAX_VALUE, seed);
            float[][] rows = Arrays.copyOf(all, all.length - FRESH);
            float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
            float[][] tenth = Arrays.copyOf(rows, rows.length / 10);
            Advice advice = advise(tenth, 0.95, seed, rows.length, Duration.ofMinutes(3));
            Predicted predicted = advice.recommendation().predicted();
            try (Bench bench = new Bench(server, rows, fresh)) {
                BuiltIndex index = bench.build(advice.recommendation().spec());
                SearchRun run = bench.search(index, predicted.searchParameter());
                say("seed %d: %s at %d, predicted from %d rows for %d", seed, advice.recommendation().spec().label(),
                        predicted.searchParameter(), tenth.length, rows.length);
                compare("recall", predicted.recall(), Bench.recall(run).value());
                compare("p50 ms", predicted.p50Millis(), Quantiles.quantile(run.millis(), 0.5));
                if (index.build() != null) {
                    compare("bytes", predicted.indexBytes(), (double) index.build().bytes());
                    compare("build ms", predicted.buildMillis(), index.build().millis());
                }
            }
        }
    }

    private static void compare(String what, Estimate predicted, double real) {
        say("  %-9s predicted %.4g [%.4g, %.4g], real %.4g, off by %+.1f %%, %s the band", what, predicted.value(),
                predicted.low(), predicted.high(), real,
                100 * (predicted.value() / real - 1),
                predicted.low() <= real && real <= predicted.high() ? "inside" : "OUTSIDE");
    }

    private void thumb(Path file, int rowCount) throws IOException, SQLException, BuildFailure {
        float[][] all = Vectors.read(file, rowCount + FRESH, 7);
        float[][] rows = Arrays.copyOf(all, all.length - FRESH);
        float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
        Representation full = Representation.full(VectorType.VECTOR, rows[0].length);
        int lists = Math.max(1, rows.length / 1_000);
        try (Bench bench = new Bench(server, rows, fresh)) {
            thumb(bench, new IndexSpec.IvfFlat(lists, full), (int) Math.max(1, Math.round(Math.sqrt(lists))),
                    "lists = N/1000, probes = sqrt(lists)");
            thumb(bench, new IndexSpec.Hnsw(16, 64, full), 40, "HNSW with its defaults");
            for (double target : TARGETS) {
                Advice advice = advise(rows, target, 1, rows.length, Duration.ofMinutes(3));
                thumb(bench, advice.recommendation().spec(), advice.recommendation().predicted().searchParameter(),
                        String.format(Locale.ROOT, "advised for %.2f", target));
            }
        }
    }

    private static void thumb(Bench bench, IndexSpec spec, int parameter, String rule)
            throws SQLException, BuildFailure {
        BuiltIndex index = bench.build(spec);
        SearchRun run = bench.search(index, parameter);
        say("%-38s %-52s at %3d: recall %.4f, p50 %.3f ms, %.1f MB, built in %.1f s", rule, spec.label(), parameter,
                run.meanRecall(), Quantiles.quantile(run.millis(), 0.5),
                index.build() == null ? 0 : index.build().bytes() / 1048576.0,
                index.build() == null ? 0 : index.build().millis() / 1e3);
        bench.drop(index);
    }
}
