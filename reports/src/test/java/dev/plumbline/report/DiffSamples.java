package dev.plumbline.report;

import dev.plumbline.schema.diff.AttributeChange;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.diff.SourceSummary;
import dev.plumbline.schema.model.NotCovered;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Comparisons to render. */
final class DiffSamples {

    static final ReportContext CONTEXT = new ReportContext(Instant.parse("2026-11-20T09:30:00Z"), "0.1.0");

    private static final ObjectId ORDERS = ObjectId.inSchema(ObjectKind.TABLE, "shop", "orders");
    private static final ObjectId TOTAL = ORDERS.child(ObjectKind.COLUMN, "total");
    private static final ObjectId CURRENCY = ORDERS.child(ObjectKind.COLUMN, "currency");
    private static final ObjectId FAX = ObjectId.inSchema(ObjectKind.TABLE, "shop", "customers")
            .child(ObjectKind.COLUMN, "fax");
    private static final ObjectId STATUS = ObjectId.inSchema(ObjectKind.ENUM, "shop", "order_status");
    private static final ObjectId FUNCTION = ObjectId.inSchema(ObjectKind.FUNCTION, "shop", "order_total(bigint)");
    private static final ObjectId INDEX = ORDERS.child(ObjectKind.INDEX, "orders_open_idx");
    private static final ObjectId COUPONS = ObjectId.inSchema(ObjectKind.TABLE, "shop", "legacy_coupons");

    private static final String FUNCTION_BEFORE = """
            CREATE FUNCTION shop.order_total(p_order_id bigint) RETURNS numeric
                LANGUAGE sql STABLE
                AS $$
                    SELECT coalesce(sum(quantity * unit_price), 0)
                    FROM shop.order_lines
                    WHERE order_id = p_order_id
                $$
            """;
    private static final String FUNCTION_AFTER = """
            CREATE FUNCTION shop.order_total(p_order_id bigint) RETURNS numeric
                LANGUAGE sql STABLE PARALLEL SAFE
                AS $$
                    SELECT coalesce(sum(quantity * unit_price), 0)
                           - shop.refunds(p_order_id)
                    FROM shop.order_lines
                    WHERE order_id = p_order_id
                $$
            """;

    private DiffSamples() {}

    /** A bit of everything. */
    static DiffResult shop() {
        return new DiffResult(new SourceSummary("postgresql://shop@db.internal/shop", "15.18", 131),
                new SourceSummary("examples/shop/target.sql", "15.18", 140),
                List.of(change(STATUS, ChangeType.CHANGED,
                        attribute("labels", "cart, placed, paid", "cart, placed, paid, returned")),
                        change(FUNCTION, ChangeType.CHANGED, attribute("definition", FUNCTION_BEFORE, FUNCTION_AFTER)),
                        change(FUNCTION.child(ObjectKind.COMMENT, ""), ChangeType.ADDED, attribute("comment", null,
                                "Lines less refunds.")),
                        change(TOTAL, ChangeType.CHANGED, attribute("type", "numeric(10,2)", "numeric(14,2)")),
                        change(TOTAL.child(ObjectKind.DEFAULT, ""), ChangeType.CHANGED,
                                attribute("expression", null, "0")),
                        change(CURRENCY, ChangeType.ADDED, attribute("type", null, "character(3)"),
                                attribute("not null", null, "yes")),
                        change(INDEX, ChangeType.ADDED, attribute("definition", null,
                                "CREATE INDEX orders_open_idx ON shop.orders USING btree (placed_at)")),
                        change(ORDERS.child(ObjectKind.PRIVILEGE, "shop_app"), ChangeType.CHANGED,
                                attribute("privileges", "DELETE, INSERT, SELECT, UPDATE", "INSERT, SELECT, UPDATE")),
                        change(FAX, ChangeType.REMOVED, attribute("type", "character varying(20)", null)),
                        change(COUPONS, ChangeType.REMOVED, attribute("persistence", "permanent", null))),
                List.of(new Step(1, ActionType.ALTER, STATUS, "add value returned to enum shop.order_status",
                        List.of(Statement
                                .alone("ALTER TYPE \"shop\".\"order_status\" ADD VALUE 'returned' AFTER 'paid'")),
                        Set.of()),
                        step(2, ActionType.ALTER, TOTAL, "change type of column shop.orders.total",
                                "ALTER TABLE \"shop\".\"orders\" ALTER COLUMN \"total\" TYPE numeric(14,2)",
                                "ALTER TABLE \"shop\".\"orders\" ALTER COLUMN \"total\" SET DEFAULT 0"),
                        step(3, ActionType.CREATE, CURRENCY, "add column shop.orders.currency",
                                "ALTER TABLE \"shop\".\"orders\" ADD COLUMN \"currency\" character(3) DEFAULT 'EUR' NOT NULL"),
                        step(4, ActionType.ALTER, FUNCTION, "replace function shop.order_total(bigint)",
                                "CREATE OR REPLACE " + FUNCTION_AFTER.strip().substring("CREATE ".length()),
                                "COMMENT ON FUNCTION \"shop\".\"order_total\"(bigint) IS 'Lines less refunds.'"),
                        step(5, ActionType.ALTER, ORDERS, "change privileges of table shop.orders",
                                "REVOKE DELETE ON TABLE \"shop\".\"orders\" FROM \"shop_app\" -- no longer needed"),
                        step(6, ActionType.CREATE, INDEX, "create index shop.orders.orders_open_idx",
                                "CREATE INDEX \"orders_open_idx\" ON \"shop\".\"orders\" USING btree (\"placed_at\")"),
                        step(7, ActionType.DROP, FAX, "drop column shop.customers.fax",
                                "ALTER TABLE \"shop\".\"customers\" DROP COLUMN \"fax\""),
                        step(8, ActionType.DROP, COUPONS, "drop table shop.legacy_coupons",
                                "DROP TABLE \"shop\".\"legacy_coupons\"")),
                List.of(new NotCovered("event trigger", "from", "audit_ddl")),
                List.of("Nothing replaces enum shop.mood while a view that is not covered uses it."),
                List.of("table shop.legacy_coupons to vouchers"));
    }

    /** Two sides that are the same. */
    static DiffResult empty() {
        SourceSummary source = new SourceSummary("examples/shop/target.sql", "15.18", 140);
        return new DiffResult(source, source, List.of(), List.of(), List.of(), List.of(), List.of());
    }

    /** Names that try to be markup, SQL, and terminal commands. */
    static DiffResult hostile() {
        String evil = "<script>alert(1)</script>\"'`${x}\n; DROP TABLE users; --\u001b[2J\u202e";
        ObjectId table = ObjectId.inSchema(ObjectKind.TABLE, "a\"><img src=x onerror=alert(1)>", evil);
        return new DiffResult(new SourceSummary(evil, evil, 1), new SourceSummary(evil, evil, 2),
                List.of(change(table, ChangeType.CHANGED, attribute(evil, evil, evil + evil),
                        attribute("short", "<b>one</b>", "<b>two</b>")),
                        change(table.child(ObjectKind.COLUMN, evil), ChangeType.ADDED,
                                attribute("type", null, "</code></script>"))),
                List.of(step(1, ActionType.DROP, table, "drop table " + evil, "DROP TABLE " + table.sql())),
                List.of(new NotCovered(evil, "from", evil)), List.of(evil), List.of(evil));
    }

    private static Change change(ObjectId id, ChangeType type, AttributeChange... attributes) {
        return new Change(id, type, List.of(attributes));
    }

    private static AttributeChange attribute(String name, @Nullable String before, @Nullable String after) {
        return new AttributeChange(name, before, after);
    }

    private static Step step(int number, ActionType action, ObjectId object, String title, String... statements) {
        return new Step(number, action, object, title, List.of(statements).stream().map(Statement::of).toList(),
                Set.of());
    }
}
