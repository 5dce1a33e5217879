package dev.plumbline.schema.locks;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which changes of a column's type leave the stored rows as they are. */
final class TypeChange {

    private static final Pattern TYPE = Pattern.compile(
            "(?<name>[a-z ]+?)\\s*(?:\\((?<length>\\d+)(?:\\s*,\\s*(?<scale>\\d+))?\\))?(?<zone> with(?:out)? time zone)?(?<array>(?:\\[\\])*)");
    private static final Set<String> LENGTHS_GROW = Set.of("character varying", "bit varying", "time", "timestamp",
            "interval");

    private record Type(String name, @Nullable Integer length, int scale, String array) {}

    private TypeChange() {}

    /** YES where the rows stay as they are, NO where they are written anew. */
    static Answer answer(@Nullable String before, String after, Optional<String> using, String column) {
        if (before == null) {
            return Answer.DEPENDS;
        }
        if (using.isPresent() && !isPlainCast(using.get(), column, after)) {
            return Answer.NO;
        }
        String old = plain(before);
        String next = plain(after);
        if (old.equals(next)) {
            return Answer.YES;
        }
        if (old.startsWith("timestamp") && next.startsWith("timestamp")
                && old.endsWith(" with time zone") != next.endsWith(" with time zone")) {
            return Answer.DEPENDS;
        }
        Optional<Type> one = type(old);
        Optional<Type> other = type(next);
        return one.isPresent() && other.isPresent()
                ? fits(one.get(), other.get()) ? Answer.YES : Answer.NO
                : Answer.DEPENDS;
    }

    private static boolean fits(Type before, Type after) {
        if (!before.array().equals(after.array())) {
            return false;
        }
        boolean grows = after.length() == null || before.length() != null && after.length() >= before.length();
        if (before.name().equals(after.name())) {
            return before.name().equals("numeric")
                    ? after.length() == null || before.length() != null && grows && before.scale() == after.scale()
                    : LENGTHS_GROW.contains(before.name()) && grows;
        }
        return switch (before.name() + " > " + after.name()) {
            case "character varying > text", "cidr > inet" -> true;
            case "text > character varying" -> after.length() == null;
            default -> false;
        };
    }

    private static boolean isPlainCast(String using, String column, String after) {
        SqlShape shape = SqlShape.of(using);
        if (!shape.text().startsWith("@ :: ") || shape.nameAt(0).size() != 1
                || !shape.nameAt(0).getFirst().equals(column)) {
            return shape.text().equals("@ ") && shape.nameAt(0).getFirst().equals(column);
        }
        return plain(shape.source("@ :: ".length(), shape.text().length())).equals(plain(after));
    }

    private static String plain(String type) {
        String words = type.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").replaceAll(" ?([(),]) ?", "$1").strip();
        String zoned = words.startsWith("time") && !words.contains(" zone") ? words + " without time zone" : words;
        return zoned.replaceFirst("^varchar", "character varying").replaceFirst("^decimal", "numeric")
                .replaceFirst("\\)(with)", ") $1");
    }

    private static Optional<Type> type(String text) {
        Matcher matcher = TYPE.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(new Type(matcher.group("name").strip(),
                matcher.group("length") == null ? null : Integer.valueOf(matcher.group("length")),
                matcher.group("scale") == null ? 0 : Integer.parseInt(matcher.group("scale")),
                matcher.group("array")));
    }
}
