package dev.plumbline.schema.online;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.fact.Comment;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Columns of one table that get other types, on their way to the places of those that are there: second columns that a trigger keeps in
 * step, old rows batch by batch, indexes and constraints built beside those of the first, and then one short transaction in which the two
 * change names. The first columns go in the contract phase.
 */
final class SwappedColumns {

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

    private final List<Swapped> columns;
    private final Step step;
    private final RewriteContext context;
    private final ColumnParts parts;

    private record Swapped(Column before, Column after, Conversion conversion) {

        ObjectId id() {
            return after.id();
        }

        String next() {
            return temporary(id());
        }

        ObjectId added() {
            return id().requireParent().child(ObjectKind.COLUMN, next());
        }

        String former() {
            return RewriteContext.temporary(id().name(), OLD);
        }
    }

    /**
     * How values come to a second column.
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

    /**
     * @param conversions the columns, all of one table
     * @param step the step that this is a part of
     */
    SwappedColumns(Map<ObjectId, Conversion> conversions, Step step, RewriteContext context) {
        this.columns = conversions.entrySet().stream()
                .map(entry -> new Swapped(context.before(entry.getKey(), Column.class).orElseThrow(),
                        context.after(entry.getKey(), Column.class).orElseThrow(), entry.getValue()))
                .toList();
        this.step = step;
        this.context = context;
        this.parts = new ColumnParts(conversions.keySet(), step, context);
    }

    /** The start of a statement that gives the column another type at once. */
    static String retyping(ObjectId id) {
        return "ALTER TABLE " + id.requireParent().sql() + " ALTER COLUMN " + Sql.identifier(id.name()) + " TYPE ";
    }

    /** The name of the second column until the switch. */
    static String temporary(ObjectId column) {
        return RewriteContext.temporary(column.name(), ConcurrentIndex.NEW);
    }

    /**
     * Whether another column can take the place of this one with all that stands on it.
     *
     * @param together the columns that change their type in the same step, this one included
     * @param object what the step is about: these columns, or their type
     */
    static boolean isPossible(ObjectId id, Set<ObjectId> together, ObjectId object, RewriteContext context) {
        Column before = context.before(id, Column.class).orElseThrow();
        Column after = context.after(id, Column.class).orElseThrow();
        // A longer name of its NOT NULL constraint PostgreSQL would cut.
        boolean named = after.notNullName() == null
                || NotNullThroughCheck.ordinaryName(id.requireParent(), temporary(id))
                        .getBytes(StandardCharsets.UTF_8).length <= RewriteContext.MOST_BYTES;
        return named && !context.usesReplacedType(id, object) && isPlain(before, context) && isPlain(after, context)
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
        // What stands on a column that changes by itself cannot move with this one too.
        boolean shared = context.from().dependencies().of(dependent).stream()
                .anyMatch(other -> other.kind() == ObjectKind.COLUMN && !together.contains(other)
                        && other.requireParent().equals(column.requireParent()) && context.isTouched(other));
        return !shared && ColumnParts.canMove(dependent, context.from());
    }

    /**
     * The columns, their values and what stands on them, beside what is there.
     *
     * @param due a condition in SQL that says whether the switch is still to come
     */
    List<Draft> prepare(String due) {
        ObjectId table = table();
        String titles = columns.stream().map(column -> column.added().displayName())
                .collect(Collectors.joining(" and "));
        List<String> statements = new ArrayList<>();
        columns.forEach(column -> statements.add(alter() + " ADD COLUMN IF NOT EXISTS "
                + Sql.identifier(column.next()) + " " + column.conversion().type()
                + (column.after().collation() == null ? "" : " COLLATE " + column.after().collation())));
        statements.add(function());
        statements.add("CREATE TRIGGER " + Sql.identifier(trigger()) + " BEFORE INSERT OR UPDATE ON " + table.sql()
                + " FOR EACH ROW EXECUTE FUNCTION " + syncName() + "()");
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.own(Phase.EXPAND, step, "add " + titles + " of the new type, kept in step by a trigger",
                statements.toArray(String[]::new)));
        drafts.add(Draft.backfill(columns.getFirst().id(), "fill " + titles, new Backfill(table, context.key(table),
                columns.stream().map(column -> new Backfill.Assignment(column.next(),
                        column.conversion().expression())).toList(),
                columns.stream().map(column -> Sql.identifier(column.next()) + " IS DISTINCT FROM "
                        + column.conversion().expression()).collect(Collectors.joining(" OR ")),
                Backfill.BATCH_ROWS)));
        columns.stream().filter(column -> column.after().notNull())
                .forEach(column -> drafts.addAll(NotNullThroughCheck.proof(column.added(), step, context)));
        drafts.addAll(parts.prepare());
        drafts.replaceAll(draft -> draft.beforeSwitch().onlyWhen(due));
        return drafts;
    }

    /** The transaction in which the columns change names. */
    List<Draft> swap() {
        List<Draft> drafts = new ArrayList<>();
        for (Swapped column : columns) {
            List<String> cutover = new ArrayList<>();
            if (drafts.isEmpty()) {
                cutover.add("LOCK TABLE " + table().sql() + " IN ACCESS EXCLUSIVE MODE");
                cutover.add("DROP TRIGGER " + Sql.identifier(trigger()) + " ON " + table().sql());
                cutover.add("DROP FUNCTION " + syncName() + "()");
                columns.forEach(each -> cutover.addAll(identityGoes(each.before())));
                cutover.addAll(parts.release());
            }
            cutover.addAll(renames(column));
            if (drafts.size() == columns.size() - 1) {
                cutover.addAll(parts.take());
                columns.forEach(each -> cutover.addAll(identityComes(each.before(), each.after())));
                columns.forEach(each -> cutover.addAll(ownedSequences(each.id(), context.from())));
            }
            ColumnKind.attributes(column.after(), null).forEach(statement -> cutover.add(statement.sql()));
            context.after(column.id().child(ObjectKind.COMMENT, ""), Comment.class).ifPresent(comment -> cutover
                    .add("COMMENT ON COLUMN " + column.id().sql() + " IS " + Sql.literal(comment.text())));
            drafts.add(Draft.cutover(column.id(), "let " + column.added().displayName() + " take the place of "
                    + column.id().displayName(), cutover).withProof());
        }
        return drafts;
    }

    private List<String> renames(Swapped column) {
        List<String> statements = new ArrayList<>();
        String name = Sql.identifier(column.id().name());
        statements.add(alter() + " RENAME COLUMN " + name + " TO " + Sql.identifier(column.former()));
        statements.add(alter() + " RENAME COLUMN " + Sql.identifier(column.next()) + " TO " + name);
        if (column.before().notNull()) {
            statements.add(alter() + " ALTER COLUMN " + Sql.identifier(column.former()) + " DROP NOT NULL");
        }
        String notNull = column.after().notNullName();
        if (column.after().notNull() && notNull != null) {
            // PostgreSQL has named the constraint of the new column itself.
            statements.add(alter() + " RENAME CONSTRAINT "
                    + Sql.identifier(NotNullThroughCheck.ordinaryName(table(), column.next()))
                    + " TO " + Sql.identifier(notNull));
        }
        return statements;
    }

    /** What is left to look at after the switch. */
    List<Draft> validate() {
        return parts.validate();
    }

    /** The former columns go. */
    List<Draft> clear() {
        return columns.stream().map(column -> Draft.of(Phase.CONTRACT, TransactionPolicy.OWN, column.id(),
                "drop the former " + column.id(), List.of(
                        Statement.of(alter() + " DROP COLUMN IF EXISTS " + Sql.identifier(column.former())))))
                .toList();
    }

    private ObjectId table() {
        return columns.getFirst().id().requireParent();
    }

    private String alter() {
        return "ALTER TABLE " + table().sql();
    }

    private String trigger() {
        // Triggers fire in the order of their names: the last one sees what the others have set.
        return RewriteContext.temporary("zz_plumbline_" + columns.getFirst().id().name(), SYNC);
    }

    private String syncName() {
        return Sql.qualified(table().schema().orElseThrow(), RewriteContext
                .temporary(table().name() + "_" + columns.getFirst().id().name(), SYNC));
    }

    private String function() {
        return "CREATE OR REPLACE FUNCTION " + syncName()
                + "() RETURNS trigger LANGUAGE plpgsql SET search_path = '' AS $sync$\nBEGIN\n"
                + columns.stream().map(column -> "  NEW." + Sql.identifier(column.next()) + " := NEW."
                        + column.conversion().expression() + ";\n").collect(Collectors.joining())
                + "  RETURN NEW;\nEND\n$sync$";
    }

    /** PostgreSQL lets each column of a table have an identity. */
    private static String last(Column column) {
        return Sql.literal("plumbline.last_" + column.position());
    }

    private List<String> identityGoes(Column before) {
        return before.identity().isEmpty()
                ? List.of()
                : List.of("SELECT pg_catalog.set_config(" + last(before) + ", last_value::text, true) FROM "
                        + before.identitySequence().get(7),
                        alter() + " ALTER COLUMN " + Sql.identifier(before.id().name()) + " DROP IDENTITY");
    }

    private List<String> identityComes(Column before, Column after) {
        if (after.identity().isEmpty()) {
            return List.of();
        }
        List<String> statements = new ArrayList<>();
        statements
                .add(alter() + " ALTER COLUMN " + Sql.identifier(after.id().name()) + " ADD " + after.identityClause());
        if (!before.identity().isEmpty()) {
            statements.add("SELECT pg_catalog.setval(" + Sql.literal(after.identitySequence().get(7))
                    + ", pg_catalog.current_setting(" + last(before) + ")::bigint)");
        }
        return statements;
    }

    /** A sequence goes with the column that owns it. */
    private static List<String> ownedSequences(ObjectId column, Catalog from) {
        return from.dependencies().on(column).stream().filter(id -> id.kind() == ObjectKind.SEQUENCE_OWNER)
                .map(id -> "ALTER SEQUENCE " + id.requireParent().sql() + " OWNED BY " + column.sql()).toList();
    }
}
