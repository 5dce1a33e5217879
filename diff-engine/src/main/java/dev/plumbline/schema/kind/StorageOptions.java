package dev.plumbline.schema.kind;

import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Storage parameters of tables, indexes, views and columns: {@code fillfactor=70}. */
public final class StorageOptions {

    private StorageOptions() {}

    /** The inside of {@code WITH (…)} or {@code SET (…)}. */
    public static String list(List<String> options) {
        return options.stream().map(option -> {
            int equals = option.indexOf('=');
            return equals < 0
                    ? name(option)
                    : name(option.substring(0, equals)) + " = " + Sql.literal(option.substring(equals + 1));
        }).collect(Collectors.joining(", "));
    }

    /** {@code  WITH (…)} with a blank before it, or nothing. */
    public static String with(List<String> options) {
        return options.isEmpty() ? "" : " WITH (" + list(options) + ")";
    }

    /** {@code ALTER … SET} and {@code RESET} that lead from one list to the other. */
    public static List<String> changes(String alter, List<String> before, List<String> after) {
        List<String> statements = new ArrayList<>();
        List<String> set = after.stream().filter(option -> !before.contains(option)).toList();
        Set<String> names = after.stream().map(StorageOptions::key).collect(Collectors.toSet());
        String reset = before.stream().map(StorageOptions::key).filter(key -> !names.contains(key))
                .map(StorageOptions::name)
                .collect(Collectors.joining(", "));
        if (!set.isEmpty()) {
            statements.add(alter + " SET (" + list(set) + ")");
        }
        if (!reset.isEmpty()) {
            statements.add(alter + " RESET (" + reset + ")");
        }
        return statements;
    }

    private static String key(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }

    /** A parameter name, possibly with a namespace: {@code toast.autovacuum_enabled}. */
    private static String name(String key) {
        return Stream.of(key.split("\\.", 2)).map(Sql::identifier).collect(Collectors.joining("."));
    }
}
