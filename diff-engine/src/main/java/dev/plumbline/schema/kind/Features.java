package dev.plumbline.schema.kind;

import java.util.List;
import java.util.regex.Pattern;

/** What several rooms look for when they say which version they need. */
public final class Features {

    private static final Pattern MULTIRANGE = Pattern.compile("\\b(int4|int8|num|ts|tstz|date)multirange\\b");

    private Features() {}

    /** Whether {@code name=value} is among the options, whatever the value. */
    public static boolean option(List<String> options, String name) {
        return options.stream().anyMatch(option -> option.startsWith(name + "="));
    }

    /** Whether a type's name speaks of one of PostgreSQL's multirange types. */
    public static boolean multirange(String types) {
        return MULTIRANGE.matcher(types).find();
    }
}
