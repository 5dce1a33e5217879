package dev.plumbline.schema.proof;

import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Statements over rows whose values are in their text form. */
final class RowSql {

    private RowSql() {}

    /** Writes a row, values of identity columns as well. */
    static String insert(String table, Map<String, @Nullable String> row) {
        return "INSERT INTO " + table + (row.isEmpty()
                ? " DEFAULT VALUES"
                : " (" + Sql.identifiers(List.copyOf(row.keySet())) + ") OVERRIDING SYSTEM VALUE VALUES ("
                        + row.values().stream().map(RowSql::literal).collect(Collectors.joining(", ")) + ")");
    }

    /** Expressions as text, in a list for SELECT or RETURNING. */
    static String texts(Iterable<String> expressions) {
        StringBuilder list = new StringBuilder();
        expressions.forEach(
                expression -> list.append(list.isEmpty() ? "" : ", ").append('(').append(expression).append(")::text"));
        return list.isEmpty() ? "1" : list.toString();
    }

    static String literal(@Nullable String value) {
        return value == null ? "NULL" : Sql.literal(Objects.requireNonNull(value));
    }
}
