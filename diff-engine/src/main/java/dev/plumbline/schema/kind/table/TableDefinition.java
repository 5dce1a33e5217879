package dev.plumbline.schema.kind.table;

import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.sql.Sql;

/** Writes CREATE TABLE with the columns and constraints that the plan folds into it. */
final class TableDefinition {

    private TableDefinition() {}

    static String create(Table table, Planning planning) {
        Catalog to = planning.to();
        String elements = TableElements.of(table.id(), table.isPartition(), table.ofType() != null, to);
        StringBuilder sql = new StringBuilder("CREATE ").append(table.unlogged() ? "UNLOGGED " : "").append("TABLE ")
                .append(table.id().sql());
        if (table.ofType() != null) {
            sql.append(" OF ").append(table.ofType());
        }
        if (table.ofType() == null || !elements.equals(TableElements.NONE)) {
            sql.append(" ").append(elements);
        }
        sql.append(TableElements.inherits(table.id(), to));
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
}
