package dev.plumbline.schema.online;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.DefaultValue;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column whose values PostgreSQL would write into every row at once (a volatile default, an identity) to a large table: the column
 * first, then its default, then the old rows batch by batch, then NOT NULL and identity.
 */
final class ColumnWithBackfill implements Rewrite {

    private static final String NUMBERS = "__numbers";

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.COLUMN || step.action() != ActionType.CREATE
                || !context.isPopulated(id.requireParent()) || context.isPartitioned(id.requireParent())
                || !context.isTooLong(step.statements().getFirst(), id, id.requireParent())) {
            return Optional.empty();
        }
        Column column = context.after(id, Column.class).orElseThrow();
        if (!column.generated().isEmpty() || column.inherited()) {
            return Optional.empty();
        }
        @Nullable
        String value = context.after(DefaultValue.idFor(id), DefaultValue.class).map(DefaultValue::expression)
                .orElse(null);
        return !column.identity().isEmpty() || value != null
                ? Optional.of(parts(column, value, step, context))
                : Optional.empty();
    }

    private static List<Draft> parts(Column column, @Nullable String value, Step step, RewriteContext context) {
        ObjectId id = column.id();
        ObjectId table = id.requireParent();
        boolean identity = !column.identity().isEmpty();
        String numbers = Sql.qualified(table.schema().orElseThrow(),
                RewriteContext.temporary(table.name() + "_" + id.name(), NUMBERS));
        String alter = "ALTER TABLE " + table.sql();
        String alterColumn = alter + " ALTER COLUMN " + Sql.identifier(id.name());
        String expression = identity || value == null
                ? "pg_catalog.nextval(" + Sql.literal(numbers) + "::pg_catalog.regclass)"
                : value;
        List<Statement> first = new ArrayList<>();
        first.add(Statement.of(alter + " ADD COLUMN IF NOT EXISTS " + Sql.identifier(id.name()) + " " + column.type()
                + (column.collation() == null ? "" : " COLLATE " + column.collation())));
        if (identity) {
            String due = Present.plainColumn(id);
            first.add(Statement.of("CREATE SEQUENCE IF NOT EXISTS " + numbers + " AS "
                    + column.identitySequence().getFirst() + " INCREMENT BY " + column.identitySequence().get(2)
                    + " MINVALUE " + column.identitySequence().get(3) + " MAXVALUE "
                    + column.identitySequence().get(4) + " START WITH " + column.identitySequence().get(1))
                    .onlyWhen(due));
            first.add(Statement.of(alterColumn + " SET DEFAULT " + expression).onlyWhen(due));
        } else {
            first.add(Statement.of(alterColumn + " SET DEFAULT " + expression));
        }
        first.addAll(step.statements().subList(1, step.statements().size()));
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, id,
                "add " + id + ", whose default is for new rows only", first));
        drafts.add(Draft.backfill(id, "fill " + id + " in the rows that are there",
                new Backfill(table, context.key(table),
                        List.of(new Backfill.Assignment(id.name(), expression)), Sql.identifier(id.name()) + " IS NULL",
                        Backfill.BATCH_ROWS)));
        if (column.notNull() || identity) {
            drafts.addAll(NotNullThroughCheck.proof(column, step, context));
        }
        if (identity) {
            drafts.add(becomeIdentity(column, numbers, alterColumn));
            // The first part makes the column; the others have nothing to do once it is an identity column.
            drafts.subList(1, drafts.size()).replaceAll(draft -> draft.onlyWhen(Present.plainColumn(id)));
        }
        return drafts;
    }

    /** The identity's own sequence goes on where the numbers are. */
    private static Draft becomeIdentity(Column column, String numbers, String alterColumn) {
        return Draft.of(Phase.CUTOVER, TransactionPolicy.OWN, column.id(),
                "make " + column.id() + " an identity column",
                List.of(Statement.of(alterColumn + " DROP DEFAULT"),
                        Statement.of(alterColumn + " ADD " + column.identityClause()),
                        Statement.of("SELECT pg_catalog.setval(" + Sql.literal(column.identitySequence().get(7))
                                + ", pg_catalog.nextval(" + Sql.literal(numbers) + "), false)"),
                        Statement.of("DROP SEQUENCE " + numbers)));
    }
}
