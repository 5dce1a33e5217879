package dev.plumbline.schema.kind.table;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.constraint.ConstraintKind;
import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for tables. A table is never replaced: what ALTER TABLE cannot do is said to be impossible. */
public final class TableKind extends Kind<Table> {

    public TableKind() {
        super(Table.class, "tables.sql", ObjectKind.TABLE);
    }

    @Override
    public List<Feature<Table>> features() {
        return List.of(
                Feature.since(17, "an access method of a partitioned table",
                        table -> table.partitionKey() != null && table.accessMethod() != null));
    }

    @Override
    public Table read(Row row, Addresses addresses) throws SQLException {
        List<String> options = new ArrayList<>(row.list("options"));
        options.addAll(row.list("toast_options"));
        return new Table(row.inSchema(ObjectKind.TABLE), row.flag("unlogged"), row.textOrNull("access_method"),
                row.textOrNull("tablespace"),
                options, row.flag("row_security"), row.flag("force_row_security"), row.text("replica_identity"),
                row.textOrNull("partition_key"), row.flag("is_partition"), row.textOrNull("of_type"));
    }

    @Override
    public Set<String> slots(Table table) {
        return Set.of("relation " + table.id().displayName(), "type " + table.id().displayName());
    }

    @Override
    public List<Statement> create(Table table, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(TableDefinition.create(table, planning)));
        planning.to().children(table.id(), Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .forEach(column -> {
                    if (demandsMore(column, table, planning.to())) {
                        statements.add(ColumnKind.demandNotNull(column));
                    }
                    statements.addAll(ColumnKind.attributes(column, null));
                });
        planning.to().children(table.id(), Constraint.class).stream()
                .filter(constraint -> constraint.foldsIntoTable(planning.to()))
                .forEach(constraint -> statements
                        .addAll(ConstraintKind.indexAttributes(constraint, List.of(), null, false)));
        statements.addAll(security(table.id(), false, false, table));
        statements.addAll(ReplicaIdentity.change("default", table));
        planning.to().children(table.id(), Constraint.class).stream()
                .filter(constraint -> constraint.foldsIntoTable(planning.to()))
                .forEach(constraint -> statements.addAll(ReplicaIdentity.withIndex(constraint.id(), planning.to())));
        return statements;
    }

    /** Whether a column that comes from parents is NOT NULL although none of theirs is. */
    private static boolean demandsMore(Column column, Table table, Catalog to) {
        return column.inherited() && column.notNull() && column.notNullConstraint().validated()
                && !table.isPartition()
                && to.children(table.id(), Inheritance.class).stream()
                        .flatMap(place -> to.find(place.parentTable().child(ObjectKind.COLUMN, column.id().name()),
                                Column.class).stream())
                        .noneMatch(parent -> parent.notNull() && !parent.notNullConstraint().noInherit());
    }

    @Override
    public List<Statement> drop(Table table, Planning planning) {
        return statements("DROP TABLE " + table.id().sql());
    }

    @Override
    public Alteration alter(Table before, Table after, Planning planning) {
        if (!Objects.equals(before.partitionKey(), after.partitionKey())) {
            return new Alteration.Impossible("PostgreSQL cannot change how an existing table is partitioned (from "
                    + Objects.requireNonNullElse(before.partitionKey(), "not at all") + " to "
                    + Objects.requireNonNullElse(after.partitionKey(), "not at all")
                    + "); create a new table and move the rows");
        }
        if (after.ofType() != null && !after.ofType().equals(before.ofType()) && !columnsFit(after.id(), planning)) {
            return new Alteration.Impossible("PostgreSQL wants the columns of a typed table in the order of its type "
                    + after.ofType()
                    + ", and does not change the order of columns; create a new table and move the rows");
        }
        @Nullable
        String method = Objects.equals(before.accessMethod(), after.accessMethod()) ? null : after.accessMethod();
        if (method != null && !planning.from().version().isAtLeast(15)) {
            return new Alteration.Impossible("PostgreSQL " + planning.from().version().major()
                    + " does not change the access method of a table to " + method
                    + "; create a new table and move the rows");
        }
        String alter = "ALTER TABLE " + after.id().sql();
        List<Statement> statements = new ArrayList<>();
        if (!Objects.equals(before.ofType(), after.ofType())) {
            statements.add(Statement.of(alter + (after.ofType() == null ? " NOT OF" : " OF " + after.ofType())));
        }
        if (before.unlogged() != after.unlogged()) {
            statements.add(Statement.of(alter + (after.unlogged() ? " SET UNLOGGED" : " SET LOGGED")));
        }
        if (method != null) {
            statements.add(Statement.of(alter + " SET ACCESS METHOD " + Sql.identifier(method)));
        }
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            statements.add(Statement.of(alter + " SET TABLESPACE "
                    + Sql.identifier(Objects.requireNonNullElse(after.tablespace(), "pg_default"))));
        }
        StorageOptions.changes(alter, before.options(), after.options())
                .forEach(change -> statements.add(Statement.of(change)));
        statements.addAll(security(after.id(), before.rowSecurity(), before.forceRowSecurity(), after));
        statements.addAll(ReplicaIdentity.change(before.replicaIdentity(), after));
        ReplicaIdentity.index(after, planning.to())
                .filter(index -> !before.replicaIdentity().equals(after.replicaIdentity()))
                .filter(index -> planning.from().contains(index) && !planning.creates(index))
                .ifPresent(index -> statements.addAll(ReplicaIdentity.withIndex(index, planning.to())));
        return Alteration.inPlace(statements);
    }

    /** Whether those columns that stay, followed by new ones, come in the wanted order. */
    private static boolean columnsFit(ObjectId table, Planning planning) {
        List<ObjectId> wanted = columns(table, planning.to());
        List<ObjectId> staying = columns(table, planning.from()).stream().filter(planning.to()::contains).toList();
        return staying.equals(wanted.subList(0, staying.size()));
    }

    private static List<ObjectId> columns(ObjectId table, Catalog catalog) {
        return catalog.children(table, Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .map(Column::id).toList();
    }

    private static List<Statement> security(ObjectId id, boolean enabled, boolean forced, Table after) {
        String alter = "ALTER TABLE " + id.sql();
        List<Statement> statements = new ArrayList<>();
        if (enabled != after.rowSecurity()) {
            statements
                    .add(Statement.of(alter + (after.rowSecurity() ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY"));
        }
        if (forced != after.forceRowSecurity()) {
            statements.add(
                    Statement.of(alter + (after.forceRowSecurity() ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY"));
        }
        return statements;
    }
}
