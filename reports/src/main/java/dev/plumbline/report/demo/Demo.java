package dev.plumbline.report.demo;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.Format;
import dev.plumbline.report.Renderers;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.report.Units;
import dev.plumbline.report.html.DemoHtmlRenderer;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.sql.PlanSqlRenderer;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.TableSize;
import dev.plumbline.schema.online.TableSizes;
import dev.plumbline.schema.online.Throughput;
import dev.plumbline.schema.proof.Proof;
import dev.plumbline.schema.proof.ProofOptions;
import dev.plumbline.schema.proof.Prover;
import dev.plumbline.schema.proof.ThroughputProbe;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Advisor;
import dev.plumbline.vector.VectorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Both jobs on a shop with some hundred thousand rows, on a scratch server of its own that is gone afterwards: plan and prove a
 * migration, and find a vector index for 20,000 real text embeddings. Writes index.html, migration.sql, way-back.sql, plan.json, advice.json and
 * advice.sql.
 */
public final class Demo {

    private static final long SEED = 42;
    private static final Duration ADVICE_BUDGET = Duration.ofSeconds(60);

    private final ScratchOptions scratch;
    private final ReportContext context;
    private final Clock clock;
    private final DemoProgress progress;
    private final Duration adviceBudget;

    /**
     * A demo whose vector job may take a minute.
     *
     * @param scratch wishes for the scratch server; pgvector is asked for here
     * @param context what the documents say about their making
     */
    public Demo(ScratchOptions scratch, ReportContext context, Clock clock, DemoProgress progress) {
        this(scratch, context, clock, progress, ADVICE_BUDGET);
    }

    /** A demo whose vector job may take that long. */
    public Demo(ScratchOptions scratch, ReportContext context, Clock clock, DemoProgress progress,
            Duration adviceBudget) {
        this.scratch = scratch;
        this.context = context;
        this.clock = clock;
        this.progress = progress;
        this.adviceBudget = adviceBudget;
    }

    /**
     * Runs the demo and writes its documents into the folder.
     *
     * @throws PlumblineException with SCRATCH when no server can be had, with FAILURE when the folder cannot be written
     */
    public DemoOutcome run(Path folder) {
        Instant start = clock.instant();
        try (ScratchServer server = start(); Unpacked unpacked = Unpacked.create()) {
            boolean withVectors = server.offersExtension("vector");
            Shop shop = new Shop(unpacked.folder(), withVectors);
            progress.stage("loading the shop as it is, and as it shall be");
            try (ScratchDatabase live = shop.load("live.sql", server);
                    ScratchDatabase target = shop.load("target.sql", server)) {
                progress.stage("filling the shop with rows");
                shop.fill(live);
                PlanReport plan = plan(live, target, server);
                Advice advice = withVectors ? advise(live, server) : null;
                progress.stage("writing the report");
                Path page = write(folder, plan, advice, server);
                return new DemoOutcome(page, plan, advice,
                        DemoSummary.of(plan, advice, page, Duration.between(start, clock.instant())));
            }
        }
    }

    private PlanReport plan(ScratchDatabase live, ScratchDatabase target, ScratchServer server) {
        progress.stage("comparing, and planning the way there and back");
        Catalog from = SqlFiles.read(live, "from");
        Catalog to = SqlFiles.read(target, "to");
        PlanOptions options = PlanOptions.online().with(sizes(live))
                .with(ThroughputProbe.measure(server, Throughput.CONFIGURED));
        MigrationPlan plan = OnlinePlanner.plan(from, "examples/shop/live.sql", to, "examples/shop/target.sql",
                List.of(),
                () -> server, options);
        Proof proof = Prover.prove(plan, from, to, server, ProofOptions.defaults().on(live),
                (what, part, parts) -> progress.stage("proving the plan on copies: " + what));
        return new PlanReport(plan, Optional.of(proof));
    }

    private static Map<ObjectId, TableSize> sizes(ScratchDatabase live) {
        try (Connection connection = live.connect()) {
            return TableSizes.read(connection);
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "reading the demo's database: " + e.getMessage(), e);
        }
    }

    private ScratchServer start() {
        progress.stage("starting a scratch server");
        try {
            return ScratchServer.start(scratch.requiring("vector"));
        } catch (PlumblineException e) {
            if (e.code() != ErrorCode.SCRATCH) {
                throw e;
            }
            progress.stage("no server with pgvector: the vector job is left out (" + e.getMessage() + ")");
            return ScratchServer.start(scratch);
        }
    }

    private Advice advise(ScratchDatabase live, ScratchServer server) {
        AdviceRequest request = AdviceRequest
                .of(new VectorSource.LiveTable(live::connect, "the demo's shop", "shop.documents", "embedding"))
                .withSeed(SEED).withBudget(adviceBudget);
        return new Advisor(clock).advise(request, server, progress::advice);
    }

    private Path write(Path folder, PlanReport plan, @Nullable Advice advice, ScratchServer server) {
        try {
            Files.createDirectories(folder);
            write(folder, "migration.sql", PlanSqlRenderer.up().render(plan, context));
            write(folder, "way-back.sql", PlanSqlRenderer.down().render(plan, context));
            write(folder, "plan.json", Renderers.plan(Format.JSON, TextStyle.PLAIN).render(plan, context));
            if (advice != null) {
                write(folder, "advice.sql", Renderers.advice(Format.SQL, TextStyle.PLAIN).render(advice, context));
                write(folder, "advice.json", Renderers.advice(Format.JSON, TextStyle.PLAIN).render(advice, context));
            }
            String introduction = "A shop is about to change its schema"
                    + (advice == null
                            ? ""
                            : " and has " + Units.count(advice.profile().rows(), "embedding") + " without an index")
                    + ". Plumbline compared both schemas, planned the way there and back while others go on working, and ran it all on"
                    + " copies with every row"
                    + (advice == null ? "" : "; then it measured which vector index serves these embeddings best")
                    + ". All on " + server.description() + ", which is gone by now.";
            return write(folder, "index.html", new DemoHtmlRenderer().render(introduction, plan, advice, context));
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE, folder + ": cannot be written: " + e.getMessage()
                    + "; choose another folder with --folder", e);
        }
    }

    private static Path write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    /** A temporary folder that goes when it is closed. */
    private record Unpacked(Path folder) implements AutoCloseable {

        static Unpacked create() {
            try {
                return new Unpacked(Files.createTempDirectory("plumbline-demo"));
            } catch (IOException e) {
                throw new PlumblineException(ErrorCode.FAILURE, "no temporary folder can be made: " + e.getMessage(),
                        e);
            }
        }

        @Override
        public void close() {
            try (Stream<Path> files = Files.walk(folder)) {
                List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                throw new PlumblineException(ErrorCode.FAILURE, folder + ": cannot be removed: " + e.getMessage(), e);
            }
        }
    }
}
