package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.Renderer;
import dev.plumbline.report.Renderers;
import dev.plumbline.report.sql.TargetModelRenderer;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Advisor;
import dev.plumbline.vector.CheckRequest;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.IndexCheck;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.VectorSource;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline advise}: measures vector indexes on the user's own embeddings and recommends one. */
@Command(name = "advise", description = {"Measure vector indexes on a sample of your embeddings, and recommend one.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "Exit codes: 0 a recommendation that meets the target, 1 none meets it, 2 failure, 64 usage, 65 bad input,",
        "78 bad configuration.", "", "Examples:",
        "  plumbline advise --source postgresql://app@db/shop --table documents --column embedding",
        "  plumbline advise --vectors items.fvecs --metric l2 --k 20 --recall 0.99 --format html --output advice.html",
        "  plumbline advise --source service=shop --table items --column v --rows 10M --max-p95 5ms"})
public final class AdviseCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Mixin
    private final VectorInput input = new VectorInput();

    @Option(names = "--metric", paramLabel = "METRIC", description = "cosine, l2, ip, l1, hamming or jaccard. Default: cosine.")
    private Metric metric = Metric.COSINE;

    @Option(names = "--k", paramLabel = "K", description = "Neighbours that a query wants. Default: ${DEFAULT-VALUE}.")
    private int k = AdviceRequest.DEFAULT_K;

    @Option(names = "--recall", paramLabel = "SHARE", description = "Recall that must be reached, in (0,1]. Default: ${DEFAULT-VALUE}.")
    private double recall = AdviceRequest.DEFAULT_RECALL;

    @Option(names = "--sample", paramLabel = "N", converter = Quantities.Count.class, description = "Rows to measure on. Default: ${DEFAULT-VALUE}.")
    private long sample = AdviceRequest.DEFAULT_SAMPLE;

    @Option(names = "--queries", paramLabel = "Q", description = "Queries that confirm a result. Default: 500; 200 for --check.")
    private @Nullable Integer queries;

    @Option(names = "--seed", paramLabel = "S", description = "Of every random choice. Default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(names = "--budget", paramLabel = "TIME", description = "Time for the whole run: 90s, 10m. Default: 2m; 5m for --check.")
    private @Nullable Duration budget;

    @Option(names = "--filter", paramLabel = "[WEIGHT:]SQL", description = "Predicate that queries on a live table carry; may be given several times.")
    private List<String> filters = new ArrayList<>();

    @Option(names = "--clients", paramLabel = "C", description = "Concurrent clients of the throughput measurement. Default: 1.")
    private int clients = 1;

    @Option(names = "--rows", paramLabel = "N", converter = Quantities.Count.class, description = "Rows to plan for: 10M. Default: those there are.")
    private @Nullable Long rows;

    @Option(names = "--max-p95", paramLabel = "TIME", description = "95th percentile of latency that must be kept: 5ms.")
    private @Nullable Duration maxP95;

    @Option(names = "--max-index-size", paramLabel = "SIZE", converter = Quantities.Size.class, description = "Size that the index must keep to: 2GB.")
    private @Nullable Long maxIndexSize;

    @Option(names = "--max-build-time", paramLabel = "TIME", description = "Time that the build must keep to: 30m.")
    private @Nullable Duration maxBuildTime;

    @Option(names = "--maintenance-work-mem", paramLabel = "SIZE", converter = Quantities.Size.class, description = "Memory that the build may use: 1GB.")
    private @Nullable Long maintenanceWorkMem;

    @Option(names = "--journal", paramLabel = "FILE", description = "Keep finished trials here: a run that was killed continues.")
    private @Nullable String journal;

    @Option(names = "--validate", description = "Build the recommendation over all rows on the scratch server, and compare; takes its time besides the budget.")
    private boolean validate;

    @Option(names = "--target-output", paramLabel = "FILE", description = "Also write the index as a part of a target model, for plumbline diff --to FOLDER.")
    @Nullable
    private String targetOutput;

    @Option(names = "--check", description = "Measure the index that is there instead; exit 1 when it fell below the target.")
    private boolean check;

    @Option(names = "--query", paramLabel = "SQL", description = "For --check: the real query, with $1 for the query vector.")
    private @Nullable String query;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "For --check: what your sessions set, such as hnsw.ef_search=80.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Mixin
    private final ScratchChoice scratch = new ScratchChoice();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        Output target = output.output(root);
        if (check) {
            return check(root, target);
        }
        if (query != null || !settings.isEmpty()) {
            throw new PlumblineException(ErrorCode.USAGE, "--query and --set go with --check");
        }
        Output model = targetOutput == null
                ? null
                : Output.to(targetOutput, root.surroundings(), root.streams());
        AdviceRequest request = request(root);
        Advice advice;
        try (ScratchServer server = server(root)) {
            advice = new Advisor(Clock.systemUTC()).advise(request, server, progress(root));
        }
        root.endProgress();
        if (model != null) {
            model.write(new TargetModelRenderer().render(advice, root.reportContext()));
        }
        target.write(Renderers.advice(output.format(), root.style()).render(advice, root.reportContext()));
        return advice.recommendation().meetsTarget() ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }

    private int check(PlumblineCommand root, Output target) {
        Renderer<CheckResult> renderer = Renderers.check(output.format(), root.style());
        requireNothingOfTrials();
        checkRecall();
        if (!(input.source(root) instanceof VectorSource.LiveTable table)) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--check needs a live table: --source URL --table TABLE --column COLUMN");
        }
        CheckRequest defaults = CheckRequest.of(table);
        CheckRequest request = new CheckRequest(table, metric, k, recall,
                queries == null ? defaults.queryCount() : queries, seed,
                budget == null ? defaults.budget() : budget, maxP95, query, settings, input.queries(root));
        CheckResult result = new IndexCheck(Clock.systemUTC()).check(request, progress(root));
        root.endProgress();
        target.write(renderer.render(result, root.reportContext()));
        return result.passed() ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }

    /** What a check has no use for is refused, not passed over. */
    private void requireNothingOfTrials() {
        Map<String, Boolean> given = new LinkedHashMap<>();
        given.put("--validate", validate);
        given.put("--target-output", targetOutput != null);
        given.put("--filter", !filters.isEmpty());
        given.put("--journal", journal != null);
        given.put("--rows", rows != null);
        given.put("--max-index-size", maxIndexSize != null);
        given.put("--max-build-time", maxBuildTime != null);
        given.put("--maintenance-work-mem", maintenanceWorkMem != null);
        given.forEach((option, isGiven) -> {
            if (isGiven) {
                throw new PlumblineException(ErrorCode.USAGE,
                        option + " does not go with --check, which builds nothing");
            }
        });
    }

    private static ProgressListener progress(PlumblineCommand root) {
        return (phase, done, total, message) -> root.progress().update(phase.label(), done, total, message);
    }

    private AdviceRequest request(PlumblineCommand root) {
        if (sample > Integer.MAX_VALUE) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--sample is " + sample + "; it must be below two thousand million");
        }
        // What is wrong with the numbers is said before a server is asked for anything.
        checkRecall();
        return AdviceRequest.of(input.source(root)).withMetric(metric).withSampleSize((int) sample).withK(k)
                .withTargetRecall(recall)
                .withQueryCount(queries == null ? AdviceRequest.DEFAULT_QUERIES : queries).withSeed(seed)
                .withBudget(budget == null ? AdviceRequest.DEFAULT_BUDGET : budget).withClients(clients)
                .withConstraints(new Constraints(maxP95, maxIndexSize, maxBuildTime, maintenanceWorkMem, rows))
                .withQueries(input.queries(root)).withFilters(filters.stream().map(FilterOption::parse).toList())
                .withJournal(journal == null ? null : root.surroundings().resolve(journal)).withValidation(validate);
    }

    private void checkRecall() {
        if (!(recall > 0 && recall <= 1)) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--recall is " + recall + "; it must be above 0 and at most 1, for example 0.95");
        }
    }

    /** A server of the live one's version where there is one with pgvector, else another, which is said. */
    private ScratchServer server(PlumblineCommand root) {
        Set<String> vector = Set.of("vector");
        if (input.liveVersion().isEmpty() || scratch.isChosen(root)) {
            return scratch.start(root, input.liveVersion(), vector);
        }
        try {
            return scratch.start(root, input.liveVersion(), vector);
        } catch (PlumblineException e) {
            if (e.code() != ErrorCode.SCRATCH) {
                throw e;
            }
            ScratchServer other = scratch.start(root, OptionalInt.empty(), vector);
            root.warn("no PostgreSQL " + input.liveVersion().getAsInt() + " with pgvector is at hand; measuring on "
                    + other.description());
            return other;
        }
    }
}
