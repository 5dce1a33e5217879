package dev.plumbline.schema.kind.table;

import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.DefaultValue;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes CREATE TABLE with the columns and constraints that the plan folds into it. */
final class TableDefinition {

    private TableDefinition() {}

    static String create(Table table, Planning planning) {
        Catalog to = planning.to();
        List<Inheritance> parents = to.children(table.id(), Inheritance.class).stream()
                .filter(parent -> parent.bound() == null).sorted(Comparator.comparingInt(Inheritance::position))
                .toList();
        List<String> elements = new ArrayList<>();
        to.children(table.id(), Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .filter(column -> table.isPartition() || !column.inherited())
                .forEach(column -> elements.add(column(column, table, to)));
        to.children(table.id(), Constraint.class).stream().filter(constraint -> constraint.foldsIntoTable(to))
                .sorted(Comparator.comparing((Constraint constraint) -> constraint.type() != 'p')
                        .thenComparing(Constraint::id))
                .forEach(constraint -> elements.add(constraint.declaration()));
        StringBuilder sql = new StringBuilder("CREATE ").append(table.unlogged() ? "UNLOGGED " : "").append("TABLE ")
                .append(table.id().sql());
        if (table.ofType() != null) {
            sql.append(" OF ").append(table.ofType());
        }
        if (table.ofType() == null || !elements.isEmpty()) {
            sql.append(elements.isEmpty() ? " ()" : " (\n    " + String.join(",\n    ", elements) + "\n)");
        }
        if (!parents.isEmpty()) {
            sql.append(parents.stream().map(parent -> parent.parentTable().sql())
                    .collect(Collectors.joining(", ", " INHERITS (", ")")));
        }
        if (table.partitionKey() != null) {
            sql.append(" PARTITION BY ").append(table.partitionKey());
        }
        if (table.accessMethod() != null && !table.accessMethod().equals("heap")) {
            sql.append(" USING ").append(Sql.identifier(table.accessMethod()));
        }
        sql.append(StorageOptions.with(table.options()));
        if (table.tablespace() != null) {
            sql.append(" TABLESPACE ").append(Sql.identifier(table.tablespace()));
        }
        return sql.toString();
    }

    private static String column(Column column, Table table, Catalog to) {
        String declared = column.declaration(to.find(DefaultValue.idFor(column.id()), DefaultValue.class)
                .filter(value -> value.foldsIntoColumn(to)).map(DefaultValue::expression).orElse(null));
        return table.ofType() == null
                ? declared
                : Sql.identifier(column.id().name()) + " WITH OPTIONS"
                        + declared.substring(column.nameAndType().length());
    }
}
