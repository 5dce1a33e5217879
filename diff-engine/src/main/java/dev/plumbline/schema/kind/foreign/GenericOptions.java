package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The options of foreign objects, {@code name=value} each, as OPTIONS clauses. */
public final class GenericOptions {

    private GenericOptions() {}

    /** {@code  OPTIONS (…)} with a blank before it, or nothing. */
    public static String clause(List<String> options) {
        return options.isEmpty()
                ? ""
                : options.stream().map(option -> option("", option))
                        .collect(Collectors.joining(", ", " OPTIONS (", ")"));
    }

    /** The clause that leads from one list to the other, with a blank before it, or nothing. */
    public static String changes(List<String> before, List<String> after) {
        Map<String, String> old = byName(before);
        Map<String, String> current = byName(after);
        List<String> changes = new ArrayList<>();
        old.keySet().stream().filter(name -> !current.containsKey(name))
                .forEach(name -> changes.add("DROP " + Sql.identifier(name)));
        current.forEach((name, option) -> {
            if (!old.containsKey(name)) {
                changes.add(option("ADD ", option));
            } else if (!option.equals(old.get(name))) {
                changes.add(option("SET ", option));
            }
        });
        return changes.isEmpty() ? "" : " OPTIONS (" + String.join(", ", changes) + ")";
    }

    private static Map<String, String> byName(List<String> options) {
        Map<String, String> named = new LinkedHashMap<>();
        options.forEach(option -> named.put(option.substring(0, option.indexOf('=')), option));
        return named;
    }

    private static String option(String verb, String option) {
        int equals = option.indexOf('=');
        return verb + Sql.identifier(option.substring(0, equals)) + " " + Sql.literal(option.substring(equals + 1));
    }
}
