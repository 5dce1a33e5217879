package dev.plumbline.schema.online;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a change of a column's type does to the values and to the heap, from the types as {@code format_type} writes them. */
final class TypeChange {

    private static final Pattern TYPE = Pattern
            .compile("([^(]+?)(?:\\((\\d+)(?:,(-?\\d+))?\\))?( with(?:out)? time zone)?");
    private static final List<String> INTEGERS = List.of("smallint", "integer", "bigint", "numeric");
    private static final Set<String> TEXTS = Set.of("text", "character varying");
    /** Types whose modifier is a precision or length that may grow without a rewrite. */
    private static final Set<String> GROWS = Set.of("character varying", "time", "timestamp", "interval",
            "bit varying", "varbit");
    private static final Map<String, String> COERCIBLE = Map.of("cidr", "inet");

    private static final Set<String> LENGTHS = Set.of("character varying", "character");
    private static final Map<String, String> RANGES = Map.of("smallint", "-32768 AND 32767", "integer",
            "-2147483648 AND 2147483647", "bigint", "-9223372036854775808 AND 9223372036854775807");
    /** PostgreSQL has {@code pg_input_is_valid} from then on. */
    private static final int ASKS_FOR_VALIDITY = 16;

    private TypeChange() {}

    private record Parts(String name, int length, int scale) {

        static Parts of(String type) {
            Matcher matcher = TYPE.matcher(type);
            if (!matcher.matches()) {
                return new Parts(type, -1, 0);
            }
            String zone = matcher.group(4) == null ? "" : matcher.group(4);
            return new Parts(matcher.group(1) + zone,
                    matcher.group(2) == null ? -1 : Integer.parseInt(matcher.group(2)),
                    matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3)));
        }

        /** Whether values of the other length fit: no length is the greatest. */
        boolean holds(Parts other) {
            return length < 0 || other.length >= 0 && length >= other.length;
        }

        String family() {
            return name.replaceFirst(" with(out)? time zone$", "");
        }
    }

    /** Whether the rows have to be written anew; where it is not known to be free, they have. */
    static boolean rewrites(String before, String after) {
        Parts one = Parts.of(before);
        Parts other = Parts.of(after);
        if (before.equals(after) || after.equals(COERCIBLE.get(before))) {
            return false;
        }
        if (TEXTS.contains(one.name()) && TEXTS.contains(other.name())) {
            return !other.holds(one);
        }
        if (one.name().equals("numeric") && other.name().equals("numeric")) {
            return !(other.length() < 0 || one.length() >= 0 && other.scale() == one.scale() && other.holds(one));
        }
        return !(one.name().equals(other.name()) && GROWS.contains(one.family()) && other.holds(one));
    }

    /** Whether every value of the old type is one of the new type and comes back as it was. */
    static boolean isLossless(String before, String after) {
        Parts one = Parts.of(before);
        Parts other = Parts.of(after);
        if (!rewrites(before, after)) {
            return true;
        }
        if (other.name().equals("text") || other.name().equals("character varying") && other.length() < 0) {
            return !one.name().equals("character") && !one.name().equals("json");
        }
        int from = INTEGERS.indexOf(one.name());
        int to = INTEGERS.indexOf(other.name());
        return from >= 0 && to > from && other.length() < 0
                || one.name().equals("real") && other.name().equals("double precision")
                || one.name().equals("date") && other.name().startsWith("timestamp");
    }

    /** A condition in SQL that holds for values that the new type has not, or has otherwise; empty where none is known or none is needed. */
    static Optional<String> misfit(ObjectId column, String before, String after, int major) {
        Parts one = Parts.of(before);
        Parts other = Parts.of(after);
        String name = Sql.identifier(column.name());
        boolean shorter = LENGTHS.contains(other.name()) && other.length() >= 0;
        boolean number = INTEGERS.contains(one.name()) && RANGES.containsKey(other.name());
        if (isLossless(before, after) || before.endsWith("]") || after.endsWith("]")) {
            return Optional.empty();
        }
        if (shorter) {
            return Optional.of("pg_catalog.length(" + name + "::pg_catalog.text) > " + other.length());
        }
        if (number) {
            return Optional.of(name + " NOT BETWEEN " + RANGES.get(other.name()));
        }
        return TEXTS.contains(one.name()) && major >= ASKS_FOR_VALIDITY
                ? Optional.of("NOT pg_catalog.pg_input_is_valid(" + name + "::pg_catalog.text, " + Sql.literal(after)
                        + ")")
                : Optional.empty();
    }
}
