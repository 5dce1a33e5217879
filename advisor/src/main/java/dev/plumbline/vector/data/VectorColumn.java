package dev.plumbline.vector.data;

import dev.plumbline.schema.sql.Sql;
import dev.plumbline.vector.VectorType;
import java.util.List;

/**
 * A column of vectors as SQL speaks of it.
 *
 * @param path schema and table, or the table alone
 * @param idColumn the column that a query returns
 * @param column the column of vectors
 * @param type the type that distances are taken of
 * @param dimensions of every vector
 * @param array true when the column is an array of numbers that must be cast to {@code type}
 */
public record VectorColumn(List<String> path, String idColumn, String column, VectorType type, int dimensions,
        boolean array) {

    public VectorColumn {
        path = List.copyOf(path);
    }

    /** The table that recommendations for a file speak of: {@code items(id, embedding)}. */
    public static VectorColumn ofFile(VectorType type, int dimensions) {
        return new VectorColumn(List.of("items"), "id", "embedding", type, dimensions, false);
    }

    /** The quoted table. */
    public String table() {
        return Sql.qualified(path);
    }

    /** The quoted id; the system column {@code ctid} stands in where a table has no primary key. */
    public String id() {
        return "ctid".equals(idColumn) ? idColumn : Sql.identifier(idColumn);
    }

    /** The column as an expression of {@link #type}. */
    public String expression() {
        String name = Sql.identifier(column);
        return array ? name + "::" + typeSql() : name;
    }

    /** The type with its modifier. */
    public String typeSql() {
        return type.sqlName() + "(" + dimensions + ")";
    }
}
