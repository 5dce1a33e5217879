package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Features;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.foreign.GenericOptions;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules for columns. */
public final class ColumnKind extends Kind<Column> {

    /** What ALTER COLUMN … TYPE finds in its way; indexes and constraints PostgreSQL rebuilds by itself. */
    private static final Set<ObjectKind> IN_THE_WAY_OF_TYPE = EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.POLICY,
            ObjectKind.TRIGGER, ObjectKind.RULE, ObjectKind.PUBLICATION_TABLE, ObjectKind.DEFAULT, ObjectKind.FUNCTION,
            ObjectKind.PROCEDURE);

    public ColumnKind() {
        super(Column.class, "columns.sql", ObjectKind.COLUMN);
    }

    @Override
    public List<Feature<Column>> features() {
        return List.of(
                Feature.since(14, "SET COMPRESSION", column -> column.compression() != null),
                Feature.since(14, "a multirange type", column -> Features.multirange(column.type())),
                Feature.since(18, "NOT NULL with NO INHERIT", column -> column.notNullConstraint().noInherit()),
                Feature.since(18, "NOT NULL with NOT VALID", column -> !column.notNullConstraint().validated()),
                Feature.since(18, "a virtual generated column", column -> column.generated().equals("v")));
    }

    @Override
    public @Nullable Column read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId relation = row.carrier(addresses);
        if (relation == null || relation.kind() == ObjectKind.EXTENSION) {
            return null;
        }
        return new Column(relation.child(ObjectKind.COLUMN, row.text("name")), row.integer("position"),
                row.flag("of_view"), row.text("type"),
                row.textOrNull("collation_name"), row.flag("not_null"),
                new NotNullConstraint(row.textOrNull("extraordinary_not_null_name"), row.flag("not_null_validated"),
                        row.flag("not_null_no_inherit")),
                row.textOrNull("not_null_name"), row.textOrNull("storage"),
                row.text("ordinary_storage"),
                row.textOrNull("compression"),
                row.textOrNull("statistics_target"), row.list("options"), row.list("foreign_options"),
                row.text("identity"),
                row.list("identity_sequence"),
                row.text("generated"), row.expressionOrNull("generation_expression"), row.flag("inherited"),
                row.flag("partition_key"), row.textOrNull("inherited_not_null"));
    }

    @Override
    public Optional<ObjectId> createdWith(Column column, Planning planning) {
        ObjectId relation = column.id().requireParent();
        // A view's columns come with its definition, also when CREATE OR REPLACE adds one.
        return column.ofView() || planning.creates(relation)
                ? Optional.of(relation)
                : attribute(column, planning.to()).filter(planning::creates)
                        .filter(type -> staysTyped(relation, planning));
    }

    /** PostgreSQL does not write the rows of a table anew while others hold such rows. */
    @Override
    public Optional<String> refusal(Column column, Planning planning) {
        ObjectId table = column.id().requireParent();
        boolean computed = column.generated().equals("s") || !column.identity().isEmpty()
                || planning.to().find(DefaultValue.idFor(column.id()), DefaultValue.class)
                        .filter(value -> value.foldsIntoColumn(planning.to()) && value.expression().contains("("))
                        .isPresent();
        return computed && !column.ofView() && planning.from().contains(table) && !planning.drops(table)
                ? RowHolders.of(table, planning).any(column.id())
                : Optional.empty();
    }

    @Override
    public List<Statement> create(Column column, Planning planning) {
        if (column.inherited()
                && InheritedColumns.keptParents(column.id(), planning).anyMatch(planning.to()::contains)) {
            return attributes(column, null);
        }
        @Nullable
        String expression = planning.to().find(DefaultValue.idFor(column.id()), DefaultValue.class)
                .filter(value -> value.foldsIntoColumn(planning.to())).map(DefaultValue::expression).orElse(null);
        List<Statement> statements = new ArrayList<>();
        // PostgreSQL does not add an identity column to a table with children in one go.
        boolean identityLater = !column.identity().isEmpty()
                && InheritedColumns.hasChildren(column.id().requireParent(), planning);
        statements.add(Statement.of(alterTable(column) + " ADD COLUMN "
                + (identityLater ? column.withoutIdentity() : column).declaration(expression)));
        if (identityLater) {
            statements.add(Statement.of(alterColumn(column) + " ADD " + column.identityClause()));
        }
        statements.addAll(attributes(column, null));
        return statements;
    }

    /** Whether a table is of the same type on both sides, so that its columns follow the type. */
    private static boolean staysTyped(ObjectId table, Planning planning) {
        return planning.from().find(table, Table.class)
                .filter(before -> planning.to().find(table, Table.class)
                        .filter(after -> Objects.equals(before.ofType(), after.ofType())).isPresent())
                .isPresent();
    }

    /** The attribute that a typed table's column comes from. */
    private static Optional<ObjectId> attribute(Column column, Catalog catalog) {
        ObjectId table = column.id().requireParent();
        return catalog.find(table, Table.class).filter(typed -> typed.ofType() != null)
                .flatMap(typed -> catalog.dependencies().of(table).stream()
                        .map(type -> type.child(ObjectKind.ATTRIBUTE, column.id().name())).filter(catalog::contains)
                        .findFirst());
    }

    /** The attributes that a column's declaration has no room for; ONLY, because those of a child's column are facts of its own. */
    public static List<Statement> attributes(Column after, @Nullable Column before) {
        String alter = "ALTER TABLE ONLY " + after.id().requireParent().sql() + " ALTER COLUMN "
                + Sql.identifier(after.id().name());
        List<String> statements = new ArrayList<>();
        if (before == null && after.notNull() && !after.notNullConstraint().validated()) {
            statements.add(alterTable(after) + " ADD " + after.notNullConstraint().declaration(after.id().name()));
        }
        if (!Objects.equals(before == null ? null : before.storage(), after.storage())) {
            statements.add(
                    alter + " SET STORAGE " + Objects.requireNonNullElse(after.storage(), after.ordinaryStorage()));
        }
        if (!Objects.equals(before == null ? null : before.compression(), after.compression())) {
            statements.add(alter + " SET COMPRESSION " + Objects.requireNonNullElse(after.compression(), "default"));
        }
        if (!Objects.equals(before == null ? null : before.statisticsTarget(), after.statisticsTarget())) {
            statements.add(alter + " SET STATISTICS " + Objects.requireNonNullElse(after.statisticsTarget(), "-1"));
        }
        if (!after.identity().isEmpty() && !persistence(before).equals(persistence(after))) {
            String wanted = persistence(after).isEmpty()
                    ? persistence(before).equals("LOGGED") ? "UNLOGGED" : "LOGGED"
                    : persistence(after);
            statements.add("ALTER SEQUENCE " + after.identitySequence().get(7) + " SET " + wanted);
        }
        if (before != null && !before.foreignOptions().equals(after.foreignOptions())) {
            statements.add(alter + GenericOptions.changes(before.foreignOptions(), after.foreignOptions()));
        }
        statements
                .addAll(StorageOptions.changes(alter, before == null ? List.of() : before.options(), after.options()));
        return statements.stream().map(Statement::of).toList();
    }

    /** What another type takes from a column that says it of itself. */
    public static List<Statement> afterRetyping(Column column) {
        return attributes(column, column.withOrdinaryStorage());
    }

    /** Whether the sequence behind an identity column is logged where its table is not, or the other way round; mostly neither. */
    private static String persistence(@Nullable Column column) {
        return column == null || column.identity().isEmpty() ? "" : column.identitySequence().get(9);
    }

    /** An identity column holds the name of its sequence, and the place where a default would be. */
    @Override
    public Set<String> slots(Column column) {
        Set<String> slots = new TreeSet<>();
        if (!column.identity().isEmpty()) {
            slots.add(DefaultValue.slot(column.id()));
            slots.add("relation " + column.identitySequence().get(8));
        }
        if (column.notNullConstraint().name() != null) {
            slots.add("constraint " + column.id().requireParent().displayName() + "."
                    + column.notNullConstraint().name());
        }
        return slots;
    }

    @Override
    public List<Statement> drop(Column column, Planning planning) {
        ObjectId table = column.id().requireParent();
        if (column.ofView() || attribute(column, planning.from()).filter(planning::drops).isPresent()
                && staysTyped(table, planning)
                || (column.inherited()
                        && InheritedColumns.keptParents(column.id(), planning).anyMatch(planning::drops))) {
            return List.of();
        }
        // A child that keeps the column as its own must not lose it.
        boolean kept = planning.from().dependencies().on(table).stream()
                .map(child -> child.child(ObjectKind.COLUMN, column.id().name()))
                .filter(child -> InheritedColumns.keptParents(child, planning).anyMatch(column.id()::equals))
                .anyMatch(child -> planning.from().find(child, Column.class).filter(Column::inherited).isPresent()
                        && planning.to().contains(child) && !planning.drops(child));
        return statements("ALTER TABLE " + (kept ? "ONLY " : "") + table.sql() + " DROP COLUMN "
                + Sql.identifier(column.id().name()));
    }

    @Override
    public Alteration alter(Column before, Column after, Planning planning) {
        if (after.ofView()) {
            return Alteration.inPlace(attributes(after, before));
        }
        if (InheritedColumns.parentChangesAlike(before, after, planning)) {
            if (before.inherited() && parentIsReplaced(after.id(), planning)) {
                return Alteration.replace("the column of its parent is replaced");
            }
            return ColumnAlteration.of(InheritedColumns.asParentsLeave(before, after, planning), after, planning,
                    Set.of(),
                    dependent -> false);
        }
        if (!before.generated().equals(after.generated())
                || !Objects.equals(before.generationExpression(), after.generationExpression())) {
            return generation(before, after, planning);
        }
        return alterPlain(before, after, planning);
    }

    private boolean parentIsReplaced(ObjectId column, Planning planning) {
        return InheritedColumns.keptParents(column, planning).anyMatch(parent -> {
            Optional<Column> old = planning.from().find(parent, Column.class);
            Optional<Column> current = planning.to().find(parent, Column.class);
            return old.isPresent() && current.isPresent() && !old.equals(current)
                    && alter(old.get(), current.get(), planning) instanceof Alteration.Replace;
        });
    }

    private static Alteration alterPlain(Column before, Column after, Planning planning) {
        boolean follows = attribute(before, planning.from()).isPresent()
                && attribute(before, planning.from()).equals(attribute(after, planning.to()));
        Column start = !follows
                ? before
                : before.nameAndType().equals(after.nameAndType())
                        ? before
                        : before.withTypeOf(after).withOrdinaryStorage();
        if (start.nameAndType().equals(after.nameAndType())) {
            return ColumnAlteration.of(start, after, planning, Set.of(), dependent -> false);
        }
        RowHolders holders = RowHolders.of(after.id().requireParent(), planning);
        Set<ObjectId> also = InheritedColumns.heirs(after.id(), planning);
        Optional<ObjectId> shared = InheritedColumns.sharedHeir(after.id(), also, planning);
        if (shared.isPresent()) {
            return new Alteration.Impossible(
                    shared.get() + " comes from another parent too, so that PostgreSQL does not"
                            + " change its type; take the inheritance of one parent away in a step of its own");
        }
        also.addAll(holders.alsoAltered());
        return holders.obstacle(after.id()).<Alteration>map(Alteration.Impossible::new)
                .orElseGet(() -> ColumnAlteration.of(start, after, planning, also,
                        dependent -> isInTheWayOfType(dependent, planning) || holders.isInTheWay(dependent)
                                || dependent.kind() == ObjectKind.FOREIGN_KEY
                                        && !Casts.comparable(before.type(), after.type())));
    }

    /** A generated column holds nothing of its own, so that it may come again; one that turns plain keeps its values. */
    private static Alteration generation(Column before, Column after, Planning planning) {
        if (after.generated().isEmpty() && before.generated().equals("s")) {
            return withoutExpression(before, after, planning);
        }
        boolean checked = before.generated().equals("v") && Stream.of(planning.from(), planning.to())
                .anyMatch(side -> side.children(before.id().requireParent(), Constraint.class).stream()
                        .anyMatch(constraint -> constraint.type() == 'c'));
        boolean onlyExpression = !checked && before.generated().equals(after.generated())
                && before.type().equals(after.type());
        if (onlyExpression && planning.from().version().isAtLeast(17)) {
            return Alteration.inPlace(alterColumn(after) + " SET EXPRESSION AS (" + after.generationExpression() + ")");
        }
        return Alteration.replace(before.generated().isEmpty()
                ? "a plain column cannot become a generated one; its values are computed anew"
                : "the expression of a generated column cannot be altered");
    }

    /** The values stay when the expression goes; then the column alters as any other. */
    private static Alteration withoutExpression(Column before, Column after, Planning planning) {
        Alteration rest = alterPlain(before.withoutGeneration(), after, planning);
        if (!(rest instanceof Alteration.InPlace inPlace)) {
            return rest;
        }
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(alterColumn(after) + " DROP EXPRESSION"));
        statements.addAll(inPlace.statements());
        return new Alteration.InPlace(statements, inPlace.disturbs(), inPlace.alsoAlters());
    }

    @Override
    public Alteration rebuild(Column before, Column after, Planning planning) {
        return !after.generated().isEmpty() || after.ofView()
                ? Alteration.replace("something that its expression needs is replaced")
                : new Alteration.Impossible("its type would have to be dropped under it");
    }

    private static boolean isGeneratedColumn(ObjectId dependent, Planning planning) {
        return planning.from().find(dependent, Column.class).filter(column -> !column.generated().isEmpty())
                .isPresent();
    }

    /** What stands in the way of another type for a column of a table. */
    public static boolean isInTheWayOfType(ObjectId dependent, Planning planning) {
        return IN_THE_WAY_OF_TYPE.contains(dependent.kind()) || isGeneratedColumn(dependent, planning);
    }

    /** NOT NULL for a column whose parents do not have it. */
    public static Statement demandNotNull(Column column) {
        return Statement.of(column.notNullConstraint().equals(NotNullConstraint.ORDINARY)
                ? alterColumn(column) + " SET NOT NULL"
                : alterTable(column) + " ADD " + column.notNullConstraint().declaration(column.id().name()));
    }

    /** {@code ALTER TABLE … ALTER COLUMN … TYPE … USING …} from one state to the other. */
    public static Statement retype(Column before, Column after, Planning planning) {
        return ColumnAlteration.retype(before, after, planning);
    }

    static String alterTable(Column column) {
        return "ALTER TABLE " + column.id().requireParent().sql();
    }

    static String alterColumn(Column column) {
        return alterTable(column) + " ALTER COLUMN " + Sql.identifier(column.id().name());
    }
}
