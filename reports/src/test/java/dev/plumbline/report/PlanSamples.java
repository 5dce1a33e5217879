package dev.plumbline.report;

import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.Evidence;
import dev.plumbline.schema.locks.LockMode;
import dev.plumbline.schema.locks.RelationLock;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.Compatibility;
import dev.plumbline.schema.online.Estimate;
import dev.plumbline.schema.online.Hazard;
import dev.plumbline.schema.online.MigrationPlan;
import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanMode;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.Reversal;
import dev.plumbline.schema.online.Reversal.DataLoss;
import dev.plumbline.schema.online.Reversal.Reversibility;
import dev.plumbline.schema.online.Timeouts;
import dev.plumbline.schema.online.TransactionPolicy;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.proof.Proof;
import dev.plumbline.schema.proof.ProofCheck;
import dev.plumbline.schema.proof.ProofCheck.Outcome;
import dev.plumbline.schema.proof.StepTrace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans to render. */
final class PlanSamples {

    private static final ObjectId ORDERS = ObjectId.inSchema(ObjectKind.TABLE, "shop", "orders");
    private static final ObjectId INDEX = ORDERS.child(ObjectKind.INDEX, "orders_open_idx");
    private static final ObjectId TOTAL = ORDERS.child(ObjectKind.COLUMN, "total");
    private static final ObjectId FAX = ORDERS.child(ObjectKind.COLUMN, "fax");
    private static final Effects NOTHING = Effects.none(Evidence.RULE);

    private PlanSamples() {}

    /** Every phase and policy, with a proof that held. */
    static PlanReport proven() {
        return new PlanReport(plan(List.of()), Optional.of(new Proof(true,
                List.of(new ProofCheck("Up runs, step by step, in its transactions", Outcome.PASSED, "5 steps"),
                        new ProofCheck("pg_dump after up equals the target", Outcome.NOT_RUN,
                                "no pg_dump of version 18")),
                List.of(new StepTrace(1, exclusive(Evidence.TRACED), Duration.ofMillis(3),
                        Optional.of(Duration.ofMillis(4)), Optional.of(Duration.ofMillis(7)), List.of())),
                List.of(), List.of("rows of foreign table shop.remote: they live on another server"))));
    }

    /** A plan that is blocked, and that nobody ran. */
    static PlanReport blocked() {
        return new PlanReport(plan(List.of(new MigrationPlan.Blocked(4,
                "shop.orders is written anew under ACCESS EXCLUSIVE, which blocks reads and writes for about 2 min",
                "--allow table-rewrite"))), Optional.empty());
    }

    /** Names that try to be something else. */
    static PlanReport hostile() {
        DiffResult diff = DiffSamples.hostile();
        PlanStep step = step(1, Phase.EXPAND,
                ObjectId.inSchema(ObjectKind.TABLE, "<b>one</b>", "a\n; DROP TABLE users"),
                "create table \u001b[31m<script>alert(1)</script>\n; DROP TABLE users", TransactionPolicy.SHARED,
                Statement.of("CREATE TABLE \"<b>one</b>\".\"a\n; DROP TABLE users\" ()"));
        return new PlanReport(new MigrationPlan(diff, PlanMode.ONLINE, List.of(step), List.of(), List.of()),
                Optional.empty());
    }

    /** Nothing to do. */
    static PlanReport empty() {
        return new PlanReport(new MigrationPlan(DiffSamples.empty(), PlanMode.ONLINE, List.of(), List.of(), List.of()),
                Optional.empty());
    }

    private static MigrationPlan plan(List<MigrationPlan.Blocked> blocked) {
        SourceSummary from = new SourceSummary("postgresql://shop@db.internal/shop", "15.18", 131);
        SourceSummary to = new SourceSummary("examples/shop/target.sql", "15.18", 140);
        DiffResult diff = new DiffResult(from, to, DiffSamples.shop().changes(), List.of(), List.of(), List.of(),
                List.of());
        Backfill backfill = new Backfill(ORDERS, List.of("id"), List.of(new Backfill.Assignment("total", "0")),
                "\"total\" IS NULL", 1000);
        return new MigrationPlan(diff, PlanMode.ONLINE, List.of(
                step(1, Phase.EXPAND, TOTAL, "refuse NULL in new rows of shop.orders.total", TransactionPolicy.OWN,
                        Statement.of(
                                "ALTER TABLE \"shop\".\"orders\" ADD CONSTRAINT \"total__not_null\" CHECK (\"total\" IS NOT NULL) NOT VALID")
                                .onlyWhen("true"))
                        .withEffects(exclusive(Evidence.RULE)),
                step(2, Phase.EXPAND, INDEX, "build index shop.orders.orders_open_idx concurrently",
                        TransactionPolicy.NONE, Statement.alone(
                                "CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_open_idx ON shop.orders (placed_at)")),
                new PlanStep(3, Phase.BACKFILL, TOTAL, "fill shop.orders.total", List.of(backfill.loop()),
                        TransactionPolicy.NONE, Optional.of(backfill), NOTHING, estimate(), timeouts(), List.of(),
                        full(), List.of(), List.of(), new Compatibility(true, false, ""), Optional.of("true"), true),
                step(4, Phase.CUTOVER, TOTAL, "set shop.orders.total not null", TransactionPolicy.SHARED,
                        Statement.of("ALTER TABLE \"shop\".\"orders\" ALTER COLUMN \"total\" SET NOT NULL")
                                .onlyWhen("due"),
                        Statement.of("SELECT pg_catalog.setval('shop.s', 1)").onlyWhen("due")),
                step(5, Phase.CONTRACT, FAX, "drop column shop.orders.fax", TransactionPolicy.OWN,
                        Statement.of("ALTER TABLE \"shop\".\"orders\" DROP COLUMN IF EXISTS \"fax\""))
                        .with(new Reversal(Reversibility.PARTIAL, DataLoss.HIGH,
                                List.of(Statement.of("ALTER TABLE \"shop\".\"orders\" ADD COLUMN \"fax\" text")),
                                "column shop.orders.fax goes with what it holds"))),
                List.of(step(1, Phase.EXPAND, FAX, "create column shop.orders.fax", TransactionPolicy.OWN,
                        Statement.of("ALTER TABLE \"shop\".\"orders\" ADD COLUMN IF NOT EXISTS \"fax\" text"))),
                blocked);
    }

    private static PlanStep step(int number, Phase phase, ObjectId object, String title, TransactionPolicy policy,
            Statement... statements) {
        boolean destroys = phase == Phase.CONTRACT;
        return new PlanStep(number, phase, object, title, List.of(statements), policy, Optional.empty(), NOTHING,
                estimate(), timeouts(),
                destroys
                        ? List.of(new Hazard("data-loss", Hazard.Severity.HIGH,
                                "column shop.orders.fax goes with what it holds; have a backup that was restored once"))
                        : List.of(),
                full(), List.of(new Check("no NULL in shop.orders.total",
                        "SELECT count(*) FROM \"shop\".\"orders\" WHERE \"total\" IS NULL")),
                List.of(), new Compatibility(!destroys, phase.compareTo(Phase.CUTOVER) >= 0, ""), true);
    }

    private static Effects exclusive(Evidence evidence) {
        return new Effects(List.of(new RelationLock("shop.orders", LockMode.ACCESS_EXCLUSIVE)), Set.of(), Set.of(),
                evidence);
    }

    private static Estimate estimate() {
        return new Estimate(Optional.of(Duration.ofMillis(5)), Optional.of(Duration.ZERO),
                "changes the catalogue only");
    }

    private static Timeouts timeouts() {
        return new Timeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), List.of(Duration.ofSeconds(1)));
    }

    private static Reversal full() {
        return new Reversal(Reversibility.FULL, DataLoss.NONE, List.of(), "the inverse of step 1 undoes it");
    }
}
