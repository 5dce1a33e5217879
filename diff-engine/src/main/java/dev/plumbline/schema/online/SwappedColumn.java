package dev.plumbline.schema.online;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.fact.Comment;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A column of another type on its way to the place of one that is there: a second column that a trigger keeps in step, old rows batch by
 * batch, indexes and constraints built beside those of the first, and then one short transaction in which the two change names. The first
 * column goes in the contract phase.
 */
final class SwappedColumn {

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

    private final Column before;
    private final Column after;
    private final Conversion conversion;
    private final Step step;
    private final RewriteContext context;
    private final String next;
    private final ColumnParts parts;

    /**
     * How values come to the second column.
     *
     * @param type the type of the second column
     * @param expression a value of that type from the first column, which it starts with
     */
    record Conversion(String type, String expression) {

        /** What stands behind USING in a statement that gives a column another type. */
        static Conversion of(String type, String retyping) {
            return new Conversion(type, retyping.substring(retyping.indexOf(" USING ") + " USING ".length()));
        }
    }

    /** @param step the step that this is a part of */
    SwappedColumn(ObjectId id, Conversion conversion, Step step, RewriteContext context) {
        this.before = context.before(id, Column.class).orElseThrow();
        this.after = context.after(id, Column.class).orElseThrow();
        this.conversion = conversion;
        this.step = step;
        this.context = context;
        this.next = RewriteContext.temporary(id.name(), NEW);
        this.parts = new ColumnParts(id, next, step, context);
    }

    /** The start of a statement that gives the column another type at once. */
    static String retyping(ObjectId id) {
        return "ALTER TABLE " + id.requireParent().sql() + " ALTER COLUMN " + Sql.identifier(id.name()) + " TYPE ";
    }

    /**
     * Whether another column can take the place of this one with all that stands on it.
     *
     * @param together the columns that change their type in the same step
     */
    static boolean isPossible(ObjectId id, Set<ObjectId> together, RewriteContext context) {
        Column before = context.before(id, Column.class).orElseThrow();
        Column after = context.after(id, Column.class).orElseThrow();
        // A longer name of its NOT NULL constraint PostgreSQL would cut.
        boolean named = after.notNullName() == null || notNullName(id.requireParent(),
                RewriteContext.temporary(id.name(), NEW))
                .getBytes(StandardCharsets.UTF_8).length <= RewriteContext.MOST_BYTES;
        return named && isPlain(before, context) && isPlain(after, context)
                && context.from().dependencies().on(id).stream()
                        .allMatch(dependent -> moves(dependent, id, together, context));
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

    private static boolean moves(ObjectId dependent, ObjectId column, Set<ObjectId> together,
            RewriteContext context) {
        if (!BUILT.contains(dependent.kind())) {
            return MOVES.contains(dependent.kind());
        }
        // What stands on two columns cannot move with each of them.
        boolean shared = context.from().dependencies().of(dependent).stream()
                .anyMatch(other -> other.kind() == ObjectKind.COLUMN && !other.equals(column)
                        && other.requireParent().equals(column.requireParent())
                        && (together.contains(other) || context.isTouched(other)));
        return !shared && ColumnParts.canMove(dependent, context.from());
    }

    /**
     * The column, its values and what stands on it, beside what is there.
     *
     * @param due a condition in SQL that says whether the switch is still to come
     */
    List<Draft> prepare(String due) {
        ObjectId id = after.id();
        ObjectId table = id.requireParent();
        ObjectId added = added();
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.own(Phase.EXPAND, step,
                "add " + added.displayName() + " of the new type, kept in step by a trigger",
                alter() + " ADD COLUMN IF NOT EXISTS " + Sql.identifier(next) + " " + conversion.type()
                        + (after.collation() == null ? "" : " COLLATE " + after.collation()),
                function(table, id, next, conversion.expression()),
                "CREATE TRIGGER " + Sql.identifier(trigger(id)) + " BEFORE INSERT OR UPDATE ON " + table.sql()
                        + " FOR EACH ROW EXECUTE FUNCTION " + syncName(table, id) + "()"));
        drafts.add(Draft.backfill(id, "fill " + added.displayName(), new Backfill(table, context.key(table),
                List.of(new Backfill.Assignment(next, conversion.expression())),
                Sql.identifier(next) + " IS DISTINCT FROM " + conversion.expression(), Backfill.BATCH_ROWS)));
        if (after.notNull()) {
            drafts.addAll(NotNullThroughCheck.proof(added, step));
        }
        drafts.addAll(parts.prepare());
        drafts.replaceAll(draft -> draft.beforeSwitch().onlyWhen(due));
        return drafts;
    }

    /** The transaction in which the columns change names. */
    Draft swap() {
        ObjectId id = after.id();
        ObjectId table = id.requireParent();
        List<String> cutover = new ArrayList<>();
        cutover.add("LOCK TABLE " + table.sql() + " IN ACCESS EXCLUSIVE MODE");
        cutover.add("DROP TRIGGER " + Sql.identifier(trigger(id)) + " ON " + table.sql());
        cutover.add("DROP FUNCTION " + syncName(table, id) + "()");
        cutover.addAll(identityGoes());
        cutover.addAll(parts.release());
        cutover.add(alter() + " RENAME COLUMN " + Sql.identifier(id.name()) + " TO " + Sql.identifier(former()));
        cutover.add(alter() + " RENAME COLUMN " + Sql.identifier(next) + " TO " + Sql.identifier(id.name()));
        if (before.notNull()) {
            cutover.add(alter() + " ALTER COLUMN " + Sql.identifier(former()) + " DROP NOT NULL");
        }
        if (after.notNull() && after.notNullName() != null) {
            // PostgreSQL has named the constraint of the new column itself.
            cutover.add(alter() + " RENAME CONSTRAINT " + Sql.identifier(notNullName(table, next)) + " TO "
                    + Sql.identifier(after.notNullName()));
        }
        cutover.addAll(parts.take());
        cutover.addAll(identityComes());
        cutover.addAll(ownedSequences(id, context.from()));
        ColumnKind.attributes(after, null).forEach(statement -> cutover.add(statement.sql()));
        context.after(id.child(ObjectKind.COMMENT, ""), Comment.class).ifPresent(comment -> cutover
                .add("COMMENT ON COLUMN " + id.sql() + " IS " + Sql.literal(comment.text())));
        return Draft.cutover(id, "let " + added().displayName() + " take the place of " + id.displayName(), cutover)
                .withProof();
    }

    /** What is left to look at after the switch. */
    List<Draft> validate() {
        return parts.validate();
    }

    /** The former column goes. */
    Draft clear() {
        return Draft.own(Phase.CONTRACT, step, "drop the former " + after.id(),
                alter() + " DROP COLUMN IF EXISTS " + Sql.identifier(former()));
    }

    private ObjectId added() {
        return after.id().requireParent().child(ObjectKind.COLUMN, next);
    }

    private String former() {
        return RewriteContext.temporary(after.id().name(), OLD);
    }

    private String alter() {
        return "ALTER TABLE " + after.id().requireParent().sql();
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

    private List<String> identityGoes() {
        return before.identity().isEmpty()
                ? List.of()
                : List.of("SELECT pg_catalog.set_config('plumbline.last', last_value::text, true) FROM "
                        + before.identitySequence().get(7),
                        alter() + " ALTER COLUMN " + Sql.identifier(before.id().name()) + " DROP IDENTITY");
    }

    private List<String> identityComes() {
        if (after.identity().isEmpty()) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        statements
                .add(alter() + " ALTER COLUMN " + Sql.identifier(after.id().name()) + " ADD " + after.identityClause());
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
