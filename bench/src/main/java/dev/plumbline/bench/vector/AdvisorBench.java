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
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The advisor against the truth. {@code regret FILE ROWS TARGET}: against an exhaustive grid. {@code keeps-word FILE ROWS SEEDS}: recommendations of
 * several seeds and five targets, measured on fresh queries. {@code prediction FILE ROWS SEEDS}: from a sample of a tenth of the rows to all of them.
 * {@code thumb FILE ROWS}: against the rules of thumb of pgvector's README.
 */
public final class AdvisorBench {

    static final int FRESH = 1_000;
    private static final double[] TARGETS = {0.85, 0.90, 0.95, 0.98, 0.99};
    private static final double[] THUMB_TARGETS = {0.90, 0.95, 0.98};

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
                case "regret" -> new Regret(server).run(file, Integer.parseInt(arguments[2]),
                        Double.parseDouble(arguments[3]));
                case "keeps-word" ->
                    bench.keepsWord(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                case "prediction" ->
                    bench.prediction(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                case "thumb" -> bench.thumb(file, Integer.parseInt(arguments[2]));
                default -> throw new IllegalArgumentException(what);
            }
        }
    }

    static Advice advise(ScratchServer server, float[][] rows, double target, long seed, int sampleSize,
            Duration budget)
            throws IOException {
        Path file = Files.createTempFile("plumbline-bench", ".fvecs");
        try {
            Vectors.write(file, rows);
            AdviceRequest request = AdviceRequest.of(new VectorSource.VectorFile(file)).withTargetRecall(target)
                    .withSeed(seed).withSampleSize(sampleSize).withBudget(budget)
                    .withConstraints(new Constraints(null, null, null, null, (long) rows.length));
            return new Advisor(Clock.systemUTC()).advise(request, server, ProgressListener.silent());
        } finally {
            Files.delete(file);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency for one method of a benchmark.
    static void say(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    private void keepsWord(Path file, int rowCount, int seeds) throws IOException, SQLException, BuildFailure {
        int kept = 0;
        int asked = 0;
        int indexes = 0;
        int keptIndexes = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            float[][] all = Vectors.read(file, rowCount + FRESH, seed);
            float[][] rows = Arrays.copyOf(all, all.length - FRESH);
            float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
            for (double target : TARGETS) {
                Advice advice = advise(server, rows, target, seed, rows.length, Duration.ofMinutes(2));
                Predicted answer = advice.recommendation().predicted();
                try (Bench bench = new Bench(server, rows, fresh)) {
                    Estimate recall = Bench.recall(
                            bench.search(bench.build(advice.recommendation().spec()), answer.searchParameter()));
                    asked++;
                    boolean index = !(advice.recommendation().spec() instanceof IndexSpec.Exact);
                    indexes += index ? 1 : 0;
                    kept += recall.value() >= target ? 1 : 0;
                    keptIndexes += index && recall.value() >= target ? 1 : 0;
                    say("seed %d target %.2f: %s at %d: %.4f [%.4f, %.4f] %s (%.0f s)", seed, target,
                            advice.recommendation().spec().label(), answer.searchParameter(),
                            recall.value(), recall.low(), recall.high(), recall.value() >= target ? "kept" : "MISSED",
                            advice.elapsedMillis() / 1e3);
                }
            }
        }
        say("%d of %d kept their word; of the %d that recommended an index, %d", kept, asked, indexes, keptIndexes);
    }

    private void prediction(Path file, int rowCount, int seeds) throws IOException, SQLException, BuildFailure {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            float[][] all = Vectors.read(file, rowCount + FRESH, seed);
            float[][] rows = Arrays.copyOf(all, all.length - FRESH);
            float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
            Advice advice = advise(server, rows, 0.95, seed, rows.length / 10, Duration.ofMinutes(3));
            Predicted predicted = advice.recommendation().predicted();
            try (Bench bench = new Bench(server, rows, fresh)) {
                BuiltIndex index = bench.build(advice.recommendation().spec());
                bench.search(index, predicted.searchParameter());
                SearchRun run = bench.search(index, predicted.searchParameter());
                say("seed %d: %s at %d, predicted from %d rows for %d (%.0f s)", seed,
                        advice.recommendation().spec().label(), predicted.searchParameter(), advice.sample().rows(),
                        rows.length, advice.elapsedMillis() / 1e3);
                compare(tallies, "recall", predicted.recall(), Bench.recall(run).value(), 0.01);
                compare(tallies, "p50 ms", predicted.p50Millis(), Quantiles.quantile(run.millis(), 0.5), 0.3);
                if (index.build() != null) {
                    compare(tallies, "bytes", predicted.indexBytes(), (double) index.build().bytes(), 0.02);
                    compare(tallies, "build ms", predicted.buildMillis(), index.build().millis(), 0.3);
                }
            }
        }
        tallies.forEach((what, tally) -> say("%-9s within the claim %d of %d, inside the band %d of %d", what,
                tally.claimed, tally.all, tally.inBand, tally.all));
    }

    /** How often a prediction held. */
    private static final class Tally {
        private int all;
        private int claimed;
        private int inBand;
    }

    /** Recall is compared by the difference, everything else by the ratio. */
    private static void compare(Map<String, Tally> tallies, String what, Estimate predicted, double real,
            double claim) {
        boolean inBand = predicted.low() <= real && real <= predicted.high();
        double off = "recall".equals(what) ? predicted.value() - real : predicted.value() / real - 1;
        Tally tally = tallies.computeIfAbsent(what, name -> new Tally());
        tally.all++;
        tally.claimed += Math.abs(off) <= claim ? 1 : 0;
        tally.inBand += inBand ? 1 : 0;
        say("  %-9s predicted %.4g [%.4g, %.4g], real %.4g, off by %+.3f, %s the band", what, predicted.value(),
                predicted.low(), predicted.high(), real, off, inBand ? "inside" : "OUTSIDE");
    }

    /** The rules of thumb, each beside what was advised: at its own setting, and at the latency of the rule. */
    private void thumb(Path file, int rowCount) throws IOException, SQLException, BuildFailure {
        float[][] all = Vectors.read(file, rowCount + FRESH, 7);
        float[][] rows = Arrays.copyOf(all, all.length - FRESH);
        float[][] fresh = Arrays.copyOfRange(all, all.length - FRESH, all.length);
        Representation full = Representation.full(VectorType.VECTOR, rows[0].length);
        int lists = Math.max(1, rows.length / 1_000);
        try (Bench bench = new Bench(server, rows, fresh)) {
            double inverted = rule(bench, new IndexSpec.IvfFlat(lists, full),
                    (int) Math.max(1, Math.round(Math.sqrt(lists))), "lists = N/1000, probes = sqrt(lists)");
            double graph = rule(bench, new IndexSpec.Hnsw(16, 64, full), 40, "HNSW with its defaults");
            for (double target : THUMB_TARGETS) {
                Advice advice = advise(server, rows, target, 1, Math.min(rows.length, 20_000), Duration.ofMinutes(3));
                BuiltIndex index = bench.build(advice.recommendation().spec());
                tell(index, bench.search(index, advice.recommendation().predicted().searchParameter()),
                        advice.recommendation().predicted().searchParameter(),
                        String.format(Locale.ROOT, "advised for %.2f", target));
                say("    at the latency of N/1000: recall %.4f; at that of HNSW's defaults: recall %.4f",
                        recallAt(bench, index, inverted), recallAt(bench, index, graph));
                bench.drop(index);
            }
        }
    }

    /** Measures a rule; its median latency in milliseconds. */
    private static double rule(Bench bench, IndexSpec spec, int parameter, String rule)
            throws SQLException, BuildFailure {
        BuiltIndex index = bench.build(spec);
        bench.search(index, parameter);
        SearchRun run = bench.search(index, parameter);
        tell(index, run, parameter, rule);
        bench.drop(index);
        return Quantiles.quantile(run.millis(), 0.5);
    }

    private static void tell(BuiltIndex index, SearchRun run, int parameter, String rule) {
        say("%-38s %-52s at %3d: recall %.4f, p50 %.3f ms, %.1f MB, built in %.1f s", rule, index.spec().label(),
                parameter, run.meanRecall(), Quantiles.quantile(run.millis(), 0.5),
                index.build() == null ? 0 : index.build().bytes() / 1048576.0,
                index.build() == null ? 0 : index.build().millis() / 1e3);
    }

    /** The best recall of an index at a median latency of no more than that. */
    private static double recallAt(Bench bench, BuiltIndex index, double millis) throws SQLException {
        double best = 0;
        int most = index.spec() instanceof IndexSpec.IvfFlat ivfFlat ? ivfFlat.lists() : 1000;
        for (int parameter = 1; parameter <= most; parameter = Math.max(parameter + 1, (int) (parameter * 1.25))) {
            if (index.spec() instanceof IndexSpec.Hnsw && parameter < Bench.K) {
                continue;
            }
            SearchRun run = bench.search(index, parameter);
            if (Quantiles.quantile(run.millis(), 0.5) > millis) {
                break;
            }
            best = Math.max(best, run.meanRecall());
        }
        return best;
    }
}
