package dev.plumbline.schema.proof;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as one version of an application knows it, and the statements that it runs.
 *
 * @param columns its columns, in order
 * @param key the columns of a key; empty where there is none
 * @param only the table itself without those that inherit from it; a partitioned table with its partitions
 */
record AppTable(ObjectId id, List<Column> columns, List<String> key, String only) {

    private static final int RANGE_ROWS = 10;

    AppTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    static AppTable of(ObjectId id, Catalog catalog, List<String> key) {
        boolean partitioned = catalog.find(id, Table.class).filter(table -> table.partitionKey() != null).isPresent();
        return new AppTable(id, catalog.children(id, Column.class).stream()
                .sorted(Comparator.comparingInt(Column::position)).toList(), key,
                (partitioned ? "" : "ONLY ") + id.sql());
    }

    /** The names of the columns that one can write. */
    List<String> written() {
        return columns.stream().filter(column -> column.generated().isEmpty()).map(column -> column.id().name())
                .toList();
    }

    private String list() {
        return columns.isEmpty() ? "1" : Sql.identifiers(columns.stream().map(column -> column.id().name()).toList());
    }

    private String order() {
        return key.isEmpty() ? "" : " ORDER BY " + Sql.identifiers(key);
    }

    /** Reads any row. */
    String readAny() {
        return "SELECT " + list() + " FROM " + id.sql() + order() + " LIMIT 1";
    }

    /** Reads a row by its key. */
    String read(Map<String, @Nullable String> row) {
        return "SELECT " + list() + " FROM " + id.sql() + " WHERE " + where(row);
    }

    /** Reads some rows from a key on. */
    String readRange(Map<String, @Nullable String> row) {
        return "SELECT " + list() + " FROM " + id.sql() + " WHERE (" + Sql.identifiers(key) + ") >= ("
                + key.stream().map(column -> RowSql.literal(row.get(column))).collect(Collectors.joining(", ")) + ")"
                + order() + " LIMIT " + RANGE_ROWS;
    }

    /** Sets the columns of any row to what they are. */
    Optional<String> updateAny() {
        return update("(tableoid, ctid) = (SELECT tableoid, ctid FROM " + id.sql() + order() + " LIMIT 1)");
    }

    /** Sets the columns of a row to what they are. */
    Optional<String> update(Map<String, @Nullable String> row) {
        return update(where(row));
    }

    private Optional<String> update(String where) {
        String sets = columns.stream()
                .filter(column -> column.generated().isEmpty() && !column.identity().equals("a")
                        && !column.partitionKey())
                .map(column -> Sql.identifier(column.id().name()) + " = " + Sql.identifier(column.id().name()))
                .collect(Collectors.joining(", "));
        return sets.isEmpty()
                ? Optional.empty()
                : Optional.of("UPDATE " + id.sql() + " SET " + sets + " WHERE " + where);
    }

    /** Writes a row, changes nothing of it, and takes it away again. */
    List<String> comeAndGo(Map<String, @Nullable String> row) {
        List<String> statements = new ArrayList<>();
        statements.add(RowSql.insert(id.sql(), row));
        update(row).ifPresent(statements::add);
        statements.add(delete(row));
        return statements;
    }

    String delete(Map<String, @Nullable String> row) {
        return "DELETE FROM " + only + " WHERE " + where(row);
    }

    private String where(Map<String, @Nullable String> row) {
        return key.stream().map(column -> Sql.identifier(column) + " = " + RowSql.literal(row.get(column)))
                .collect(Collectors.joining(" AND "));
    }
}
