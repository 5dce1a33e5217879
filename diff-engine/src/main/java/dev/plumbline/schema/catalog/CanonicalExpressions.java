package dev.plumbline.schema.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Brings deparsed expressions into the form that survives being parsed again. PostgreSQL writes {@code x IN ('a', 'b')} on a varchar column
 * as a cast of an array; reading that back it moves the cast to the elements, so that a dump and its restoration differ in text only.
 */
public final class CanonicalExpressions {

    private static final Pattern CAST_ARRAY = Pattern
            .compile("\\(ARRAY\\[((?:'(?:[^']|'')*'::[a-z ]+(?:\\(\\d+\\))?(?:, )?)+)]\\)::(text)\\[]");
    /** A NATURAL JOIN without common columns; it reads back as a condition. */
    private static final Pattern ON_TRUE = Pattern.compile(" ON TRUE(?=\\s|\\)|,|;|$)");
    private static final Pattern ELEMENT = Pattern.compile("'(?:[^']|'')*'::[a-z ]+(?:\\(\\d+\\))?");

    private CanonicalExpressions() {}

    /** The same expression in that form. */
    public static String of(String deparsed) {
        String joined = deparsed.contains(" ON TRUE") ? ON_TRUE.matcher(deparsed).replaceAll(" ON (true)") : deparsed;
        return joined.contains("(ARRAY[")
                ? CAST_ARRAY.matcher(joined).replaceAll(array -> Matcher.quoteReplacement(
                        ELEMENT.matcher(array.group(1)).results()
                                .map(element -> "(" + element.group() + ")::" + array.group(2))
                                .collect(Collectors.joining(", ", "ARRAY[", "]"))))
                : joined;
    }
}
