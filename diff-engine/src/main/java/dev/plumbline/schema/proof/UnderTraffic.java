package dev.plumbline.schema.proof;

import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One more run of up, while a reader and a writer use the tables that its steps lock. */
final class UnderTraffic {

    private static final String TITLE = "Readers and writers go on while up runs";
    private static final int MOST_TABLES = 20;

    private final List<PlanStep> up;
    private final Catalog from;
    private final Catalog to;
    private final Correspondence pairs;
    private final Carried carried;
    private final Findings findings;

    UnderTraffic(MigrationPlan plan, Catalog from, Catalog to, Correspondence pairs, Findings findings) {
        this.up = plan.up();
        this.from = from;
        this.to = to;
        this.pairs = pairs;
        this.carried = Carried.of(plan);
        this.findings = findings;
    }

    /** Runs up on a database with the schema of FROM and rows, and adds to the traces how long others waited. */
    List<StepTrace> run(ScratchDatabase database, TargetTrial trial, List<StepTrace> traces) throws SQLException {
        List<ObjectId> tables = tables(traces);
        if (tables.isEmpty()) {
            findings.notRun(TITLE, "no step locks a table that is there already");
            return traces;
        }
        if (tables.size() > MOST_TABLES) {
            tables.subList(MOST_TABLES, tables.size()).forEach(table -> findings.doubt("traffic on " + table));
            tables = tables.subList(0, MOST_TABLES);
        }
        // Triggers and rules may write anything when a row is set to what it is.
        boolean steady = from.ids().stream()
                .noneMatch(id -> id.kind() == ObjectKind.TRIGGER || id.kind() == ObjectKind.RULE);
        AppWork work = AppWork.of(tables, database, from, to, pairs, trial, carried);
        Contents before = Contents.before(database, pairs);
        try (Traffic traffic = new Traffic(database, work, new Promises(up))) {
            traffic.awaitWarm();
            StepRun.Result result = StepRun.besideOthers(up, database, session -> new StepRun.Observer() {
                @Override
                public void run(PlanStep step, Statement statement, boolean inside) throws SQLException {
                    StepRun.execute(session, statement);
                }

                @Override
                public void begins(PlanStep step) {
                    traffic.begins(step.number());
                }

                @Override
                public void rests() throws SQLException {
                    try {
                        traffic.letOthersWork();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new SQLException("interrupted while traffic ran", e);
                    }
                }
            });
            if (result.failure().isEmpty()) {
                traffic.comesToItsEnd(up.size());
            }
            // Whoever still waits is counted as well.
            traffic.stop();
            traffic.cleanUp();
            List<StepTrace> stalled = traces.stream().map(trace -> trace.under(traffic.stalls(trace.number())))
                    .toList();
            if (result.failure().isPresent()) {
                findings.failed(TITLE, result.failure().get());
                return stalled;
            }
            judge(stalled, tables.size() + " tables in use by " + traffic.statements() + " statements, " + work.own()
                    + " rows come and go");
            findings.check("Code that is promised to work goes on working", traffic.broken(),
                    "no statement failed where a step says that old or new code works");
            String rows = "Rows that survive are still there and equal after up under traffic";
            if (steady) {
                findings.check(rows, before.differences(Contents.after(database, pairs), pairs),
                        before.rows() + " rows in " + before.tables().size() + " tables");
            } else {
                findings.notRun(rows, "triggers or rules of FROM write along with the traffic");
            }
            return stalled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while traffic ran", e);
        }
    }

    private void judge(List<StepTrace> traces, String use) {
        Duration reads = longest(traces.stream().flatMap(trace -> trace.readStall().stream()).toList());
        Duration writes = longest(traces.stream().flatMap(trace -> trace.writeStall().stream()).toList());
        List<String> against = new ArrayList<>();
        traces.stream().filter(trace -> trace.readStall().filter(UnderTraffic::tooLong).isPresent()
                || trace.writeStall().filter(UnderTraffic::tooLong).isPresent())
                .forEach(trace -> against.add("step " + trace.number() + " made others wait for more than "
                        + PlanOptions.LOCK_BUDGET.toSeconds() + " s"));
        findings.check(TITLE, against, use + "; longest wait of a read " + reads.toMillis()
                + " ms, of a write " + writes.toMillis() + " ms");
    }

    private static boolean tooLong(Duration stall) {
        return stall.compareTo(PlanOptions.LOCK_BUDGET) > 0;
    }

    private static Duration longest(List<Duration> durations) {
        return durations.stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The tables of FROM that the steps lock, rewrite or read. */
    private List<ObjectId> tables(List<StepTrace> traces) {
        Set<String> touched = new TreeSet<>();
        traces.forEach(trace -> {
            trace.effects().locks().forEach(lock -> touched.add(lock.relation()));
            touched.addAll(trace.effects().rewrites());
            touched.addAll(trace.effects().scans());
        });
        Set<ObjectId> tables = new TreeSet<>();
        for (ObjectId id : from.ids()) {
            if (id.kind() == ObjectKind.TABLE && touched.contains(id.displayName())) {
                above(id, tables);
            }
        }
        return new ArrayList<>(tables);
    }

    /** A table, and those that it is a partition of: an application writes to these. */
    private void above(ObjectId table, Set<ObjectId> tables) {
        tables.add(table);
        from.children(table, Inheritance.class).stream().filter(place -> place.bound() != null)
                .forEach(place -> above(place.parentTable(), tables));
    }
}
