package dev.plumbline.schema.sql;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Quotes identifiers and literals for PostgreSQL with {@code standard_conforming_strings = on}. Identifiers are always quoted. */
public final class Sql {

    private static final int LONGEST_NAME = 63;
    private static final String ASIDE = "__plumbline_old";

    private Sql() {}

    /** Quotes one identifier: {@code a"b} becomes {@code "a""b"}. */
    public static String identifier(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("an identifier must not be empty or hold a zero byte");
        }
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** Quotes a path of identifiers and joins it with dots: schema, table, column. */
    public static String qualified(String... path) {
        return qualified(Arrays.asList(path));
    }

    /** Quotes a path of identifiers and joins it with dots. */
    public static String qualified(List<String> path) {
        return path.stream().map(Sql::identifier).collect(Collectors.joining("."));
    }

    /**
     * The name that an object of this name steps aside under while another takes its place; PostgreSQL would cut one of more than 63 bytes, so
     * that a long name is cut first and told from its like by its hash.
     */
    public static String aside(String name) {
        String whole = name + ASIDE;
        if (bytes(whole) <= LONGEST_NAME) {
            return whole;
        }
        String end = String.format(Locale.ROOT, "_%08x", name.hashCode()) + ASIDE;
        int length = name.length();
        while (bytes(name.substring(0, length) + end) > LONGEST_NAME) {
            length = name.offsetByCodePoints(length, -1);
        }
        return name.substring(0, length) + end;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    /** A comma-separated list of quoted identifiers. */
    public static String identifiers(List<String> names) {
        return names.stream().map(Sql::identifier).collect(Collectors.joining(", "));
    }

    /** Quotes a string literal. Backslashes force the escape form so that the result does not depend on settings. */
    public static String literal(String value) {
        String doubled = value.replace("'", "''");
        return value.indexOf('\\') < 0 ? "'" + doubled + "'" : "E'" + doubled.replace("\\", "\\\\") + "'";
    }
}
