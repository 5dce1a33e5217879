package dev.plumbline.cli.command;

import dev.plumbline.cli.config.IntentFile;
import dev.plumbline.cli.connection.Source;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.schema.intent.Intent;
import dev.plumbline.schema.intent.IntentPlanner;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.OnlinePlanner;
import dev.plumbline.schema.online.PlanMode;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.proof.ProofOptions;
import dev.plumbline.schema.proof.Prover;
import dev.plumbline.schema.proof.ThroughputProbe;
import dev.plumbline.schema.rename.Rename;
import dev.plumbline.scratch.ScratchServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What {@code plan} and {@code prove} are told, and the plan that comes of it. */
final class PlanInput {

    @Option(names = "--from", required = true, paramLabel = "SOURCE", description = "The schema as it is.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "SOURCE", description = "The schema as it is to be.")
    private String to = "";

    @Option(names = "--rename", paramLabel = "RENAME", description = "What only has a new name: 'table public.old to new', ...;"
            + " may be given several times. Comments in the SQL of TO say it too: -- plumbline:renamed from=old")
    private List<String> renames = new ArrayList<>();

    @Option(names = "--intent", paramLabel = "FILE", description = "What becomes of columns: a YAML file that says which are split, merged, renamed or moved"
            + " while old and new code write.")
    @Nullable
    private String intent;

    @Option(names = "--mode", paramLabel = "MODE", defaultValue = "ONLINE", description = "online: in steps that block nobody for long; direct: the"
            + " shortest DDL. Default: online.")
    private PlanMode mode = PlanMode.ONLINE;

    @Option(names = "--assume-rows", paramLabel = "N", description = "Rows of every table whose size is not known, as where FROM is a file.")
    @Nullable
    private Long assumedRows;

    @Option(names = "--lock-budget", paramLabel = "TIME", description = "How long a step may block reads or writes. Default: 5s.")
    @Nullable
    private Duration lockBudget;

    @Option(names = "--table-budget", paramLabel = "TABLE=TIME", description = "The same for one table, such as public.orders=200ms; may be given several"
            + " times.")
    private Map<String, Duration> tableBudgets = Map.of();

    @Option(names = "--lock-timeout", paramLabel = "TIME", description = "How long a statement may wait for its lock. Default: 900ms, less than PostgreSQL's"
            + " deadlock_timeout: in a deadlock the migration gives way.")
    @Nullable
    private Duration lockTimeout;

    @Option(names = "--allow", paramLabel = "HAZARD", split = ",", description = "Let steps with this hazard pass, such as table-rewrite; may be given"
            + " several times.")
    private Set<String> allowed = Set.of();

    @Option(names = "--compatibility-views", description = "Leave a view under the old name of a renamed table until the contract phase.")
    private boolean compatibilityViews;

    @Option(names = "--throughput", paramLabel = "WHAT=NUMBER", split = ",", description = "How fast the server is, for estimates: scan, rewrite and index per"
            + " second, such as scan=200MB,rewrite=40MB,index=15MB, and backfill in rows per second, such as backfill=10k. Default: these; and where"
            + " the plan is proven, no faster than the scratch server was measured to be.")
    private Map<String, String> throughput = Map.of();

    @Option(names = "--no-traffic", description = "Prove without the run under a reader and a writer.")
    private boolean noTraffic;

    @Mixin
    private final SchemaSelection selection = new SchemaSelection();

    @Mixin
    private final ScratchChoice scratch = new ScratchChoice();

    /** Reads both sides, plans, and proves where that is wanted. */
    PlanReport plan(PlumblineCommand root, boolean prove) {
        PlanOptions options = options();
        Source fromSource = root.sources().parse(from);
        Source toSource = root.sources().parse(to);
        List<Rename> told = RenameHintsOf.all(root, renames, toSource);
        List<Intent> intents = intents(root, told);
        try (SchemaSide before = SchemaSide.open(root, fromSource, "from");
                SchemaSide after = SchemaSide.open(root, toSource, "to")) {
            OptionalInt major = before.liveVersion().isPresent() ? before.liveVersion() : after.liveVersion();
            boolean needed = prove || before.needsScratch() || after.needsScratch() || !told.isEmpty()
                    || !intents.isEmpty();
            try (ScratchServer server = needed ? scratch.start(root, major, Set.of()) : null) {
                SchemaSelection.Selected sides = selection.select(root, before.read(server), after.read(server));
                root.progress().update("planning");
                PlanOptions known = measured(options.with(before.sizes()), prove ? server : null);
                Supplier<ScratchServer> copies = () -> Objects.requireNonNull(server, "server");
                MigrationPlan plan = intents.isEmpty()
                        ? OnlinePlanner.plan(sides.from(), before.display(), sides.to(), after.display(), told, copies,
                                known)
                        : IntentPlanner.plan(sides.from(), before.display(), sides.to(), after.display(), intents,
                                copies.get(), known);
                return new PlanReport(plan, prove && server != null && !plan.diff().isEmpty()
                        ? Optional.of(Prover.prove(plan, sides.from(), sides.to(), server, proofOptions(),
                                (what, part, parts) -> root.progress().update("proving", part, parts, what)))
                        : Optional.empty());
            }
        }
    }

    /** Estimates by what the scratch server does, where there are sizes to estimate by and nobody said how fast the server is. */
    private PlanOptions measured(PlanOptions options, @Nullable ScratchServer server) {
        boolean sized = !options.sizes().isEmpty() || options.assumedRows().isPresent();
        return server == null || !sized || !throughput.isEmpty()
                ? options
                : options.with(ThroughputProbe.measure(server, options.throughput()));
    }

    private List<Intent> intents(PlumblineCommand root, List<Rename> told) {
        if (intent == null) {
            return List.of();
        }
        if (!told.isEmpty()) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--intent and renames do not go together yet; rename in a plan of its own, or"
                            + " by an intent: {rename: SCHEMA.TABLE.COLUMN, to: NAME}");
        }
        return IntentFile.read(root.surroundings().resolve(intent), intent);
    }

    private ProofOptions proofOptions() {
        return noTraffic ? ProofOptions.defaults().withoutTraffic() : ProofOptions.defaults();
    }

    private PlanOptions options() {
        if (assumedRows != null && assumedRows < 0) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--assume-rows is " + assumedRows + "; it must be a number of rows, 0 or more");
        }
        PlanOptions standard = PlanOptions.online();
        return new PlanOptions(mode, positive("--lock-budget", lockBudget, standard.lockBudget()), budgets(), Map.of(),
                assumedRows == null ? OptionalLong.empty() : OptionalLong.of(assumedRows), Speed.of(throughput),
                positive("--lock-timeout", lockTimeout, standard.lockTimeout()), compatibilityViews, allowed);
    }

    private Map<ObjectId, Duration> budgets() {
        Map<ObjectId, Duration> budgets = new HashMap<>();
        tableBudgets.forEach((table, budget) -> {
            int dot = table.indexOf('.');
            if (dot < 1 || dot == table.length() - 1) {
                throw new PlumblineException(ErrorCode.USAGE, "--table-budget names \"" + table
                        + "\"; expected schema and table, as in public.orders=200ms");
            }
            budgets.put(ObjectId.inSchema(ObjectKind.TABLE, table.substring(0, dot), table.substring(dot + 1)),
                    positive("--table-budget " + table, budget, budget));
        });
        return budgets;
    }

    private static Duration positive(String option, @Nullable Duration given, Duration standard) {
        if (given != null && (given.isNegative() || given.isZero())) {
            throw new PlumblineException(ErrorCode.USAGE, option + " must be longer than nothing, such as 2s");
        }
        return given == null ? standard : given;
    }
}
