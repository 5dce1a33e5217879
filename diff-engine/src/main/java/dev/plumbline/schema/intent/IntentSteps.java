package dev.plumbline.schema.intent;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.Evidence;
import dev.plumbline.schema.locks.LockMode;
import dev.plumbline.schema.locks.RelationLock;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.Compatibility;
import dev.plumbline.schema.online.Estimate;
import dev.plumbline.schema.online.Hazard;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanOptions;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.Reversal;
import dev.plumbline.schema.online.Timeouts;
import dev.plumbline.schema.online.TransactionPolicy;
import dev.plumbline.schema.plan.SearchPath;
import dev.plumbline.schema.plan.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps that intents add to what a comparison plans. Their numbers are given later. */
final class IntentSteps {

    private static final Timeouts DDL_TIMEOUTS = new Timeouts(PlanOptions.LOCK_TIMEOUT, PlanOptions.LOCK_BUDGET,
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(10),
                    Duration.ofSeconds(30)));
    private static final Timeouts BATCH_TIMEOUTS = new Timeouts(Duration.ofMillis(500), Duration.ZERO,
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30)));
    private static final Estimate MOMENT = new Estimate(Optional.of(Duration.ofMillis(100)),
            Optional.of(Duration.ofMillis(100)), "catalogue only");

    private IntentSteps() {}

    static PlanStep dualWrite(DualWrite writes, List<Intent> intents) {
        List<Hazard> hazards = new ArrayList<>();
        hazards.add(new Hazard("dual-write-cost", Hazard.Severity.LOW, "every INSERT and UPDATE of "
                + writes.table().displayName()
                + " runs a trigger until the contract phase; an expression that fails makes the write fail"));
        if (intents.stream().anyMatch(Intent.Move.class::isInstance)) {
            hazards.add(new Hazard("dual-write-deadlock", Hazard.Severity.LOW,
                    "old and new code that write the same moved value at the same time lock two tables in opposite orders;"
                            + " PostgreSQL ends one of them with a deadlock error, and it has to try again"));
        }
        String there = oldSideIsThere(intents);
        List<Statement> guarded = writes.create().stream().map(statement -> statement.onlyWhen(there)).toList();
        return new PlanStep(0, Phase.EXPAND, writes.table(), "write both sides: " + titles(intents), guarded,
                TransactionPolicy.OWN, Optional.empty(), lock(writes.table(), LockMode.SHARE_ROW_EXCLUSIVE), MOMENT,
                DDL_TIMEOUTS, hazards,
                new Reversal(Reversal.Reversibility.FULL, Reversal.DataLoss.NONE, writes.drop(), ""), List.of(),
                List.of(),
                new Compatibility(true, false, "rows from before are not filled yet; new code may write, but not read"),
                Optional.of(there), true);
    }

    static PlanStep backfill(IntentSql sql, PlanOptions options) {
        Backfill backfill = sql.backfill();
        List<Check> verification = Stream.concat(sql.gates().stream(), sql.fit().stream()).toList();
        return new PlanStep(0, Phase.BACKFILL, backfill.table(), "fill existing rows: " + sql.intent().title(),
                SearchPath.own(backfill.loopWhen(sql.oldSideIsThere())), TransactionPolicy.NONE, Optional.of(backfill),
                lock(backfill.table(), LockMode.ROW_EXCLUSIVE),
                estimate(backfill, options),
                BATCH_TIMEOUTS,
                List.of(new Hazard("backfill-bloat", Hazard.Severity.LOW,
                        "every filled row is written once more; autovacuum has to keep up, and replicas replay it")),
                new Reversal(Reversal.Reversibility.FULL, Reversal.DataLoss.NONE, List.of(),
                        "gone with the new columns; the old ones stay as they are"),
                List.of(), verification, new Compatibility(true, true, ""), Optional.of(sql.oldSideIsThere()), true);
    }

    static PlanStep cutover(List<Intent> intents, List<Check> gates) {
        ObjectId table = intents.getFirst().table();
        String flags = intents.stream().map(Intent::flags)
                .flatMap(named -> Stream.of(named.write().isEmpty() ? "" : "writes by " + named.write(),
                        named.read().isEmpty() ? "" : "reads by " + named.read()))
                .filter(flag -> !flag.isEmpty()).distinct().collect(Collectors.joining(", "));
        return new PlanStep(0, Phase.CUTOVER, table,
                "switch the application to the new columns: " + (flags.isEmpty() ? "deploy the new code" : flags),
                List.of(),
                TransactionPolicy.NONE, Optional.empty(), Effects.none(Evidence.RULE),
                new Estimate(Optional.empty(), Optional.of(Duration.ZERO), "the application's own pace"), DDL_TIMEOUTS,
                List.of(), new Reversal(Reversal.Reversibility.FULL, Reversal.DataLoss.NONE, List.of(),
                        "switch back: both sides hold every value"),
                gates, List.of(), new Compatibility(true, true, ""), Optional.of(oldSideIsThere(intents)), true);
    }

    /**
     * Takes dual writes and old columns away.
     *
     * @param all the intents whose checks may be asked
     * @param drops what drops the columns
     * @param columnsBack what brings the columns back, before the dual writes are back
     * @param valuesBack what brings their values back, afterwards
     */
    static PlanStep contract(DualWrite writes, List<Intent> intents, List<Intent> all, List<String> drops,
            List<Check> preChecks,
            List<Statement> columnsBack, List<Statement> valuesBack) {
        List<Statement> statements = Stream
                .concat(writes.drop().stream(), drops.stream().map(Statement::of)).toList();
        List<Statement> inverse = Stream.of(columnsBack, writes.create(), valuesBack).flatMap(List::stream).toList();
        String old = intents.stream().flatMap(intent -> intent.backward().keySet().stream()
                .map(column -> intent.table().displayName() + "." + column)).distinct()
                .collect(Collectors.joining(", "));
        boolean drop = !drops.isEmpty();
        List<Hazard> hazards = drop
                ? List.of(new Hazard("old-values-by-expression", Hazard.Severity.MEDIUM, "the values of " + old
                        + " are gone; the way back works them out from the new columns by the backward expressions"))
                : List.of();
        return new PlanStep(0, Phase.CONTRACT, writes.table(),
                (drop ? "stop writing both sides and drop " + old : "stop writing both sides: " + titles(intents)),
                statements,
                TransactionPolicy.OWN, Optional.empty(), lock(writes.table(), LockMode.ACCESS_EXCLUSIVE), MOMENT,
                DDL_TIMEOUTS, hazards,
                new Reversal(drop ? Reversal.Reversibility.PARTIAL : Reversal.Reversibility.FULL,
                        drop ? Reversal.DataLoss.LOW : Reversal.DataLoss.NONE, inverse,
                        drop
                                ? "the old values come back through the backward expressions, not as they were stored"
                                : ""),
                preChecks, List.of(), new Compatibility(false, true, "old code needs " + old),
                Optional.of(oldSideIsThere(all)), true);
    }

    private static String oldSideIsThere(List<Intent> intents) {
        return intents.stream().flatMap(intent -> intent.backward().keySet().stream()
                .map(column -> TriggerSql.present(intent.table(), column))).distinct()
                .collect(Collectors.joining(" AND "));
    }

    private static Estimate estimate(Backfill backfill, PlanOptions options) {
        String batches = "batches of " + backfill.batchRows() + " rows, each a transaction of its own; ";
        return options.size(backfill.table()).map(size -> new Estimate(
                Optional.of(Duration
                        .ofMillis((long) (1000 * size.rows() / options.throughput().backfillRowsPerSecond()))),
                Optional.of(Duration.ZERO), batches + size.rows() + " rows; " + options.throughput().basis()))
                .orElseGet(() -> new Estimate(Optional.empty(), Optional.of(Duration.ZERO),
                        batches + "the size of " + backfill.table().displayName() + " is not known"));
    }

    private static String titles(List<Intent> intents) {
        return intents.stream().map(Intent::title).collect(Collectors.joining("; "));
    }

    private static Effects lock(ObjectId table, LockMode mode) {
        return new Effects(List.of(new RelationLock(table.displayName(), mode)), Set.of(), Set.of(), Evidence.RULE);
    }
}
