package dev.plumbline.schema.online;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.fact.Comment;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Changes the type of a column of a large table without writing it anew under an exclusive lock: a second column of the new type that a
 * trigger keeps in step, old rows batch by batch, indexes and constraints built beside those of the first, and then one short transaction in
 * which the two change names. The first column goes in the contract phase.
 */
final class ColumnSwap implements Rewrite {

    private static final String NEW = "__new";
    private static final String OLD = "__old";
    private static final String SYNC = "__sync";
    /** What comes and goes by steps of its own around the change, or moves to the new column here. */
    private static final Set<ObjectKind> MOVES = EnumSet.of(ObjectKind.INDEX, ObjectKind.CONSTRAINT,
            ObjectKind.FOREIGN_KEY, ObjectKind.DEFAULT, ObjectKind.SEQUENCE_OWNER, ObjectKind.VIEW,
            ObjectKind.MATERIALIZED_VIEW, ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.TRIGGER, ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE, ObjectKind.COMMENT);

    /** What is built beside its former self. */
    private static final Set<ObjectKind> BUILT = EnumSet.of(ObjectKind.INDEX, ObjectKind.CONSTRAINT,
            ObjectKind.FOREIGN_KEY);

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.COLUMN || step.action() != ActionType.ALTER
                || !context.isPopulated(id.requireParent())) {
            return Optional.empty();
        }
        Column before = context.before(id, Column.class).orElseThrow();
        Column after = context.after(id, Column.class).orElseThrow();
        String alter = "ALTER TABLE " + id.requireParent().sql() + " ALTER COLUMN " + Sql.identifier(id.name())
                + " TYPE ";
        Optional<Statement> retyping = step.statements().stream()
                .filter(statement -> statement.sql().startsWith(alter) && statement.sql().contains(" USING "))
                .findFirst();
        // A longer name of its NOT NULL constraint PostgreSQL would cut.
        boolean named = after.notNullName() == null || notNullName(id.requireParent(),
                RewriteContext.temporary(id.name(), NEW))
                .getBytes(StandardCharsets.UTF_8).length <= RewriteContext.MOST_BYTES;
        boolean applies = retyping.isPresent() && named && isPlain(before, context) && isPlain(after, context)
                && context.isTooLong(retyping.get(), id, id.requireParent())
                && context.from().dependencies().on(id).stream().allMatch(dependent -> moves(dependent, id, context));
        return applies
                ? Optional.of(parts(before, after, retyping.orElseThrow().sql(), step, context))
                : Optional.empty();
    }

    private static boolean isPlain(Column column, RewriteContext context) {
        ObjectId table = column.id().requireParent();
        return !column.ofView() && column.generated().isEmpty() && !column.inherited() && !column.partitionKey()
                && context.before(table, Table.class).filter(found -> found.partitionKey() == null
                        && !found.isPartition() && found.ofType() == null
                        && !found.replicaIdentity().startsWith("index")).isPresent()
                && context.from().dependencies().on(table).stream()
                        .noneMatch(child -> child.kind() == ObjectKind.TABLE);
    }

    private static boolean moves(ObjectId dependent, ObjectId column, RewriteContext context) {
        if (!BUILT.contains(dependent.kind())) {
            return MOVES.contains(dependent.kind());
        }
        // What stands on two columns cannot move with each of them.
        boolean shared = context.from().dependencies().of(dependent).stream()
                .anyMatch(other -> other.kind() == ObjectKind.COLUMN && !other.equals(column)
                        && other.requireParent().equals(column.requireParent()) && context.isTouched(other));
        return !shared && ColumnParts.canMove(dependent, context.from());
    }

    private static List<Draft> parts(Column before, Column after, String retyping, Step step, RewriteContext context) {
        ObjectId id = after.id();
        ObjectId table = id.requireParent();
        String next = RewriteContext.temporary(id.name(), NEW);
        String former = RewriteContext.temporary(id.name(), OLD);
        String conversion = retyping.substring(retyping.indexOf(" USING ") + " USING ".length());
        String alter = "ALTER TABLE " + table.sql();
        ObjectId added = table.child(ObjectKind.COLUMN, next);
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.own(Phase.EXPAND, step,
                "add " + added.displayName() + " of the new type, kept in step by a trigger",
                alter + " ADD COLUMN IF NOT EXISTS " + Sql.identifier(next) + " " + after.type()
                        + (after.collation() == null ? "" : " COLLATE " + after.collation()),
                function(table, id, next, conversion),
                "CREATE TRIGGER " + Sql.identifier(trigger(id)) + " BEFORE INSERT OR UPDATE ON " + table.sql()
                        + " FOR EACH ROW EXECUTE FUNCTION " + syncName(table, id) + "()"));
        drafts.add(Draft.backfill(id, "fill " + added.displayName(), new Backfill(table, context.key(table),
                List.of(new Backfill.Assignment(next, conversion)),
                Sql.identifier(next) + " IS DISTINCT FROM " + conversion, Backfill.BATCH_ROWS)));
        if (after.notNull()) {
            drafts.addAll(NotNullThroughCheck.proof(added, step));
        }
        ColumnParts parts = new ColumnParts(id, next, step, context);
        drafts.addAll(parts.prepare());
        String due = Present.not(Witness.of(id, context.from(), context.to()).orElseThrow());
        drafts.replaceAll(draft -> draft.beforeSwitch().onlyWhen(due));
        List<String> cutover = new ArrayList<>();
        cutover.add("LOCK TABLE " + table.sql() + " IN ACCESS EXCLUSIVE MODE");
        cutover.add("DROP TRIGGER " + Sql.identifier(trigger(id)) + " ON " + table.sql());
        cutover.add("DROP FUNCTION " + syncName(table, id) + "()");
        cutover.addAll(identityGoes(before, alter));
        cutover.addAll(parts.release());
        cutover.add(alter + " RENAME COLUMN " + Sql.identifier(id.name()) + " TO " + Sql.identifier(former));
        cutover.add(alter + " RENAME COLUMN " + Sql.identifier(next) + " TO " + Sql.identifier(id.name()));
        if (before.notNull()) {
            cutover.add(alter + " ALTER COLUMN " + Sql.identifier(former) + " DROP NOT NULL");
        }
        if (after.notNull() && after.notNullName() != null) {
            // PostgreSQL has named the constraint of the new column itself.
            cutover.add(alter + " RENAME CONSTRAINT " + Sql.identifier(notNullName(table, next)) + " TO "
                    + Sql.identifier(after.notNullName()));
        }
        cutover.addAll(parts.take());
        cutover.addAll(identityComes(before, after, alter));
        cutover.addAll(ownedSequences(id, context.from()));
        ColumnKind.attributes(after, null).forEach(statement -> cutover.add(statement.sql()));
        context.after(id.child(ObjectKind.COMMENT, ""), Comment.class).ifPresent(comment -> cutover
                .add("COMMENT ON COLUMN " + id.sql() + " IS " + Sql.literal(comment.text())));
        drafts.add(Draft.cutover(id, "let " + added.displayName() + " take the place of " + id.displayName(), cutover)
                .withProof());
        drafts.addAll(parts.validate());
        drafts.add(Draft.own(Phase.CONTRACT, step, "drop the former " + id,
                alter + " DROP COLUMN IF EXISTS " + Sql.identifier(former)));
        return drafts;
    }

    /** As PostgreSQL 18 names the constraint behind SET NOT NULL. */
    private static String notNullName(ObjectId table, String column) {
        return table.name() + "_" + column + "_not_null";
    }

    private static String trigger(ObjectId column) {
        // Triggers fire in the order of their names: the last one sees what the others have set.
        return RewriteContext.temporary("zz_plumbline_" + column.name(), SYNC);
    }

    private static String syncName(ObjectId table, ObjectId column) {
        return Sql.qualified(table.schema().orElseThrow(),
                RewriteContext.temporary(table.name() + "_" + column.name(), SYNC));
    }

    private static String function(ObjectId table, ObjectId column, String next, String conversion) {
        return "CREATE OR REPLACE FUNCTION " + syncName(table, column)
                + "() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $sync$\nBEGIN\n  NEW."
                + Sql.identifier(next) + " := NEW." + conversion + ";\n  RETURN NEW;\nEND\n$sync$";
    }

    private static List<String> identityGoes(Column before, String alter) {
        return before.identity().isEmpty()
                ? List.of()
                : List.of("SELECT pg_catalog.set_config('plumbline.last', last_value::text, true) FROM "
                        + before.identitySequence().get(7),
                        alter + " ALTER COLUMN " + Sql.identifier(before.id().name()) + " DROP IDENTITY");
    }

    private static List<String> identityComes(Column before, Column after, String alter) {
        if (after.identity().isEmpty()) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        statements.add(alter + " ALTER COLUMN " + Sql.identifier(after.id().name()) + " ADD " + after.identityClause());
        if (!before.identity().isEmpty()) {
            statements.add("SELECT pg_catalog.setval(" + Sql.literal(after.identitySequence().get(7))
                    + ", pg_catalog.current_setting('plumbline.last')::bigint)");
        }
        return statements;
    }

    /** A sequence goes with the column that owns it. */
    private static List<String> ownedSequences(ObjectId column, Catalog from) {
        return from.dependencies().on(column).stream().filter(id -> id.kind() == ObjectKind.SEQUENCE_OWNER)
                .map(id -> "ALTER SEQUENCE " + id.requireParent().sql() + " OWNED BY " + column.sql()).toList();
    }
}
