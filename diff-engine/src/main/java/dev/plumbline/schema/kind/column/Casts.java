package dev.plumbline.schema.kind.column;

import java.util.List;
import java.util.Set;

/** Which built-in types PostgreSQL casts into each other directly ({@code pg_cast}); every other pair meets in its text form. */
final class Casts {

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "bpchar", "name",
            "\"char\"");
    /** Every member casts to every other. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("json", "jsonb"), Set.of("inet", "cidr"), Set.of("macaddr", "macaddr8"),
            Set.of("bit", "bit varying"));
    /** Every member can be compared with every other through an index on either. */
    private static final List<Set<String>> KEYS = List.of(Set.of("smallint", "integer", "bigint"),
            Set.of("text", "character varying"), Set.of("real", "double precision"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"));
    private static final Set<String> PAIRS = Set.of("integer > boolean", "boolean > integer", "integer > bit",
            "bit > integer", "bigint > bit", "bit > bigint", "integer > money", "bigint > money", "numeric > money",
            "money > numeric", "smallint > oid", "integer > oid", "bigint > oid", "oid > integer", "oid > bigint",
            "integer > regclass", "regclass > integer", "oid > regclass", "regclass > oid",
            "timestamp without time zone > time without time zone", "timestamp with time zone > time without time zone",
            "timestamp with time zone > time with time zone", "time without time zone > interval",
            "time without time zone > time with time zone", "time with time zone > time without time zone",
            "interval > time without time zone", "jsonb > boolean", "jsonb > numeric", "jsonb > smallint",
            "jsonb > integer", "jsonb > bigint", "jsonb > real", "jsonb > double precision", "point > box",
            "lseg > point", "path > polygon", "polygon > point", "polygon > path", "polygon > box", "polygon > circle",
            "box > point", "box > lseg", "box > polygon", "box > circle", "circle > point", "circle > box",
            "circle > polygon");

    private Casts() {}

    /** Whether {@code ::} does it; types as {@code format_type} writes them. */
    static boolean direct(String from, String to) {
        String one = withoutModifier(from);
        String other = withoutModifier(to);
        boolean array = one.endsWith("[]");
        if (array && other.endsWith("[]")) {
            return direct(element(one), element(other));
        }
        return one.equals(other) || TEXTS.contains(one) || TEXTS.contains(other)
                || FAMILIES.stream().anyMatch(family -> family.contains(one) && family.contains(other))
                || PAIRS.contains(one + " > " + other);
    }

    /** Whether a foreign key may lead from the one type to the other, in either direction. */
    static boolean comparable(String one, String other) {
        String first = withoutModifier(one);
        String second = withoutModifier(other);
        return first.equals(second)
                || KEYS.stream().anyMatch(family -> family.contains(first) && family.contains(second));
    }

    private static String element(String type) {
        return type.substring(0, type.length() - "[]".length());
    }

    private static String withoutModifier(String type) {
        return type.replaceFirst("\\([^)]*\\)", "");
    }
}
