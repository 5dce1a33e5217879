package dev.plumbline.schema.proof;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.cases.Dump;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.rename.SchemaCopy;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs a plan on scratch copies of FROM with rows: up, up again without effect, down, up; with every statement traced; and once more under
 * traffic. What it could not look at it says. Touches nothing but the scratch server.
 */
public final class Prover {

    private static final int PARTS = 7;
    private static final String DOWN = "Down runs, step by step, in its transactions";
    private static final String SURVIVING = "Rows that survive are still there and equal after down";
    private static final String UP = "Up runs, step by step, in its transactions";

    private final MigrationPlan plan;
    private final Catalog from;
    private final Catalog to;
    private final ScratchServer server;
    private final ProofOptions options;
    private final ProgressListener progress;
    private final Findings findings = new Findings();
    private final WayDown wayDown;
    private final Correspondence pairs;
    private int part;

    private Prover(MigrationPlan plan, Catalog from, Catalog to, ScratchServer server, ProofOptions options,
            ProgressListener progress) {
        this.plan = plan;
        this.from = from.runOn(to);
        this.to = to.runOn(from);
        this.server = server;
        this.options = options;
        this.progress = progress;
        this.pairs = Correspondence.of(this.from, this.to, plan.diff().changes());
        this.wayDown = new WayDown(plan, pairs);
    }

    /**
     * Proves a plan, or says why it is not proven.
     *
     * @param from the catalogue that the plan starts from, before its renames
     * @param server a scratch server of FROM's major version
     * @throws PlumblineException with code SCRATCH if the scratch server cannot hold the schemas
     */
    public static Proof prove(MigrationPlan plan, Catalog from, Catalog to, ScratchServer server, ProofOptions options,
            ProgressListener progress) {
        return new Prover(plan, from, to, server, options, progress).prove();
    }

    private Proof prove() {
        plan.diff().notes().forEach(note -> findings.reason("no way: " + note));
        plan.blocked().forEach(blocked -> findings
                .reason("step " + blocked.step() + " is blocked: " + blocked.reason() + "; " + blocked.option()));
        plan.diff().notCovered().forEach(this::doubt);
        objectsBeyondProof();
        begin("copies of both schemas");
        try (ScratchDatabase target = SchemaCopy.build(to, server); ScratchDatabase start = start(target)) {
            return findings.proof(run(start, target));
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "proving the plan: " + Failures.text(e), e);
        }
    }

    private void begin(String what) {
        part++;
        progress.begins(what, part, PARTS);
    }

    private void doubt(NotCovered what) {
        findings.doubt(what.what() + " " + what.name() + " is not covered by the comparison");
    }

    private void objectsBeyondProof() {
        for (Catalog catalog : List.of(from, to)) {
            for (ObjectId id : catalog.ids()) {
                if (id.kind() == ObjectKind.FOREIGN_TABLE) {
                    findings.doubt("rows of " + id + ": they live on another server");
                } else if (id.kind() == ObjectKind.SUBSCRIPTION) {
                    findings.doubt(id + ": the scratch server has no publisher to connect to");
                }
            }
        }
    }

    /** A database with the schema of FROM and rows, nobody connected. */
    private ScratchDatabase start(ScratchDatabase target) throws SQLException {
        if (options.rows().isPresent()) {
            return server.cloneDatabase(options.rows().get());
        }
        ScratchDatabase start = SchemaCopy.build(from, server);
        begin("canary rows");
        try (ScratchDatabase trial = server.cloneDatabase(target)) {
            told(Canaries.fill(start, trial, pairs, Carried.of(plan), options.seed()));
            return start;
        } catch (SQLException | RuntimeException e) {
            start.close();
            throw e;
        }
    }

    /** How many rows each table has got, and why one has none. */
    private void told(Canaries canaries) {
        String title = "Canary rows that both schemas take";
        List<String> filled = canaries.tables().stream().filter(table -> table.rows() > 0).map(Filled::text).toList();
        if (filled.isEmpty()) {
            findings.notRun(title, "no table has any");
        } else {
            findings.passed(title, canaries.total() + " rows: " + String.join(", ", filled));
        }
        canaries.empty().forEach(table -> findings.doubt("rows of table " + table.table()
                + ": no canary row was found that both schemas take; it stayed empty"
                + table.why().map(why -> " (" + why + ")").orElse("")));
        canaries.tables().stream().filter(table -> table.rows() > 0 && table.unusual() == 0 && table.why().isPresent())
                .forEach(table -> findings.doubt("edge values and NULLs in table " + table.table() + " ("
                        + table.why().orElseThrow() + ")"));
    }

    private List<StepTrace> run(ScratchDatabase start, ScratchDatabase target) throws SQLException {
        Correspondence whole = Correspondence.itself(from);
        Contents before = Contents.before(start, pairs);
        before.untold(pairs).forEach(findings::doubt);
        Contents everything = Contents.before(start, whole);
        Optional<Dump> fromDump = Dump.of(start);
        Optional<Dump> toDump = Dump.of(target);
        if (toDump.isEmpty()) {
            findings.doubt("the view of pg_dump: this machine has none for PostgreSQL " + server.majorVersion());
        }
        try (ScratchDatabase database = server.cloneDatabase(start)) {
            begin("up, traced");
            TracedSteps traced = new TracedSteps(from, database);
            if (!up(database, traced)) {
                return traced.steps();
            }
            rules(traced);
            equal("after up equals the target", database, to, toDump);
            rows("Rows that survive are still there and equal after up", before, Contents.after(database, pairs),
                    pairs);
            begin("up a second time");
            again(database);
            begin("down");
            Stopwatch stopwatch = new Stopwatch();
            down(start, database, fromDump, everything, traced.steps(), stopwatch);
            begin("up under traffic");
            List<StepTrace> steps = traced.steps().stream().map(stopwatch::time).toList();
            return options.traffic() ? underTraffic(start, target, steps) : withoutTraffic(steps);
        }
    }

    private boolean up(ScratchDatabase database, TracedSteps traced) {
        StepRun.Result result = StepRun.of(plan.up(), database, traced::of);
        if (result.failure().isPresent()) {
            findings.failed(UP, result.failure().get());
            return false;
        }
        findings.passed(UP, plan.up().size() + " steps, " + traced.statements() + " statements");
        questions("Checks before and after the steps of up", result);
        return true;
    }

    private void questions(String title, StepRun.Result result) {
        if (result.asked() > 0) {
            findings.check(title, result.refuted(), result.asked() + " asked");
        }
    }

    private void rules(TracedSteps traced) {
        findings.check("Traced locks, rewrites and scans keep to the rule table", traced.contradictions(),
                traced.statements() + " statements");
        if (!traced.unknown().isEmpty()) {
            findings.doubt(
                    "the rule table does not know statements of " + String.join(", ", Set.copyOf(traced.unknown())));
        }
    }

    private boolean equal(String what, ScratchDatabase database, Catalog expected, Optional<Dump> dump) {
        List<Change> remaining = SchemaDiff.compare(SqlFiles.read(database, "from"), "migrated", expected, "expected")
                .changes();
        boolean equal = findings.check("The schema " + what, remaining.stream()
                .map(change -> change.type().name().toLowerCase(java.util.Locale.ROOT) + " " + change.object())
                .toList(),
                expected.objects().size() + " objects and facts");
        return dump.flatMap(other -> Dump.of(database).map(actual -> actual.differences(other)))
                .map(differences -> findings.check("pg_dump " + what, differences, "no difference") && equal)
                .orElse(equal);
    }

    private void rows(String title, Contents before, Contents after, Correspondence tables) {
        findings.check(title, before.differences(after, tables),
                before.rows() + " rows in " + before.tables().size() + " tables");
    }

    /** The whole artifact again. */
    private void again(ScratchDatabase database) throws SQLException {
        String title = "A second run of up changes nothing";
        List<PlanStep> once = plan.up().stream().filter(step -> !step.repeatable()).toList();
        if (!once.isEmpty()) {
            findings.notRun(title, "steps " + once.stream().map(step -> Integer.toString(step.number())).toList()
                    + " cannot be run twice");
            return;
        }
        Correspondence all = Correspondence.itself(to);
        Contents before = Contents.before(database, all);
        StepRun.Result result = StepRun.of(plan.up(), database);
        if (result.failure().isPresent()) {
            findings.failed(title, result.failure().get());
            return;
        }
        if (equal("after a second run of up equals the target", database, to, Optional.empty())) {
            rows(title, before, Contents.before(database, all), all);
        }
    }

    private void down(ScratchDatabase start, ScratchDatabase database, Optional<Dump> dump, Contents everything,
            List<StepTrace> traces, Stopwatch stopwatch) throws SQLException {
        if (plan.down().isEmpty() && !plan.up().isEmpty()) {
            findings.failed(DOWN, "the plan has no way back");
            return;
        }
        Contents surviving = Contents.after(database, pairs);
        StepRun.Result result = StepRun.of(plan.down(), database);
        if (result.failure().isPresent()) {
            downWithoutRows(result.failure().get(), start, dump, traces, stopwatch);
            return;
        }
        findings.passed(DOWN, plan.down().size() + " steps");
        questions("Checks before and after the steps of down", result);
        boolean equal = equal("after down equals the start", database, from, dump);
        if (wayDown.isFull()) {
            Correspondence whole = Correspondence.itself(from);
            rows("All rows are as at the start after down", everything, Contents.before(database, whole), whole);
        } else {
            findings.doubt("rows and values that steps " + wayDown.lossySteps()
                    + " destroy: down does not bring them back");
            rows(SURVIVING, surviving, Contents.before(database, pairs), pairs);
        }
        if (equal) {
            begin("up once more");
            upOnceMore(database, stopwatch);
        }
    }

    /** Down may have no values for rows in which up destroyed some: then those rows are out of its reach, and the schema is not. */
    private void downWithoutRows(String failure, ScratchDatabase start, Optional<Dump> dump, List<StepTrace> traces,
            Stopwatch stopwatch) throws SQLException {
        List<ObjectId> losing = wayDown.losing(traces);
        if (wayDown.isFull() || losing.isEmpty()) {
            findings.failed(DOWN, failure);
            return;
        }
        try (ScratchDatabase database = server.cloneDatabase(start)) {
            StepRun.of(plan.up(), database);
            WayDown.empty(losing, database);
            Contents surviving = Contents.after(database, pairs);
            StepRun.Result result = StepRun.of(plan.down(), database);
            if (result.failure().isPresent()) {
                findings.failed(DOWN, result.failure().get());
                return;
            }
            String without = losing.stream().map(ObjectId::displayName).collect(Collectors.joining(", "));
            findings.passed(DOWN, plan.down().size() + " steps, without the rows of " + without);
            findings.doubt("the way down with rows in " + without + ": up destroys values there, and down stops at "
                    + failure);
            questions("Checks before and after the steps of down", result);
            boolean equal = equal("after down equals the start", database, from, dump);
            rows(SURVIVING, surviving, Contents.before(database, pairs), pairs);
            if (equal) {
                begin("up once more");
                upOnceMore(database, stopwatch);
            }
        }
    }

    /** Without looking on, so that it shows how long each step takes. */
    private void upOnceMore(ScratchDatabase database, Stopwatch stopwatch) {
        String title = "Up runs again after down";
        StepRun.Result result = StepRun.of(plan.up(), database, stopwatch::of);
        if (result.failure().isPresent()) {
            findings.failed(title, result.failure().get());
            return;
        }
        findings.passed(title, plan.up().size() + " steps");
        equal("after up, down and up equals the target", database, to, Optional.empty());
    }

    private List<StepTrace> withoutTraffic(List<StepTrace> steps) {
        findings.notRun("Readers and writers go on while up runs", "asked not to");
        return steps;
    }

    private List<StepTrace> underTraffic(ScratchDatabase start, ScratchDatabase target, List<StepTrace> steps)
            throws SQLException {
        try (ScratchDatabase database = server.cloneDatabase(start);
                TargetTrial trial = TargetTrial.open(target)) {
            return new UnderTraffic(plan, from, to, pairs, findings).run(database, trial, steps);
        }
    }
}
