package dev.plumbline.schema.intent;

import dev.plumbline.schema.sql.Sql;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Pieces of SQL over the two sides of an intent. */
final class Expressions {

    /** Types without an equality. */
    private static final Set<String> INCOMPARABLE = Set.of("json", "xml", "point", "polygon", "path", "txid_snapshot");

    private Expressions() {}

    /** {@code "users"."a", "users"."b"}. */
    static List<String> columns(String alias, Collection<String> columns) {
        return columns.stream().map(column -> Sql.qualified(alias, column)).toList();
    }

    /** Expressions cast to the types of their columns. */
    static List<String> casts(Map<String, String> expressions, Map<String, String> types) {
        return expressions.entrySet().stream().map(entry -> cast(entry.getValue(), type(entry.getKey(), types)))
                .toList();
    }

    private static String type(String column, Map<String, String> types) {
        return Objects.requireNonNull(types.get(column), column);
    }

    private static String cast(String expression, String type) {
        return "CAST((" + expression + ") AS " + type + ")";
    }

    /** A condition that the values differ; NULLs are equal. */
    static String differ(List<String> left, List<String> right, Collection<String> columns, Map<String, String> types) {
        List<String> names = List.copyOf(columns);
        return "(" + IntStream.range(0, names.size())
                .mapToObj(i -> comparable(left.get(i), type(names.get(i), types)) + " IS DISTINCT FROM "
                        + comparable(right.get(i), type(names.get(i), types)))
                .collect(Collectors.joining(" OR ")) + ")";
    }

    private static String comparable(String value, String type) {
        String base = type.replace("[]", "").replace("pg_catalog.", "");
        return INCOMPARABLE.contains(base) ? "(" + value + ")::pg_catalog.text" : value;
    }

    static String allNull(List<String> values) {
        return "(" + values.stream().map(value -> "(" + value + ") IS NULL").collect(Collectors.joining(" AND ")) + ")";
    }

    static String anyNull(List<String> values) {
        return "(" + values.stream().map(value -> "(" + value + ") IS NULL").collect(Collectors.joining(" OR ")) + ")";
    }

    static String list(List<String> values) {
        return String.join(", ", values);
    }
}
