package dev.plumbline.schema.locks;

import java.util.regex.Pattern;

/**
 * The pattern language of the rule table, over the text of a {@link SqlShape}: words stand for themselves, {@code @} for any name, {@code <t>} for
 * a name with a role, {@code …} for any tokens, {@code <type…>} for tokens to look at, {@code [a b]} for what may be absent, {@code {a|b}} for
 * alternatives.
 */
final class ShapePattern {

    private static final Pattern ELEMENT = Pattern.compile("<(\\w+)(…?)>|…|[\\[\\]{}|]|[^\\s\\[\\]{}|]+");

    private ShapePattern() {}

    static Pattern compile(String pattern) {
        return Pattern.compile(ELEMENT.matcher(pattern).results().map(element -> switch (element.group()) {
            case "…" -> "(?:\\S+ )*?";
            case "[", "{" -> "(?:";
            case "]" -> ")?";
            case "}" -> ")";
            case "|" -> "|";
            default -> element.group(1) == null
                    ? Pattern.quote(element.group()) + " "
                    : "(?<" + element.group(1) + ">" + (element.group(2).isEmpty() ? "@ " : "(?:\\S+ )*?") + ")";
        }).reduce("", String::concat));
    }
}
