package dev.plumbline.schema.online;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names in definitions as PostgreSQL deparses them. */
final class Columns {

    /** A literal, a quoted identifier, or a word; what follows an opening parenthesis or a dot is a function or a part of a longer name. */
    private static final Pattern TOKEN = Pattern
            .compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_$]*");

    /** A list in parentheses without further ones inside, as a group: columns, not expressions. */
    static final String LIST = "\\(((?:[^()\"]|\"(?:[^\"]|\"\")*\")*)\\)";

    private Columns() {}

    /** The columns in the first parentheses of a key's definition: {@code PRIMARY KEY (a, "B")}. */
    static List<String> listed(String definition) {
        List<String> names = new ArrayList<>();
        int open = definition.indexOf('(');
        Matcher matcher = TOKEN.matcher(definition);
        int end = open + 1;
        while (matcher.find(end) && definition.substring(end, matcher.start()).indexOf(')') < 0) {
            names.add(plain(matcher.group()));
            end = matcher.end();
        }
        return names;
    }

    /** The definition with another column in the place of one. */
    static String renamed(String definition, String column, String other) {
        Matcher matcher = TOKEN.matcher(definition);
        StringBuilder renamed = new StringBuilder();
        while (matcher.find()) {
            String token = matcher.group();
            boolean isName = !token.startsWith("'") && plain(token).equals(column)
                    && !isPartOfMore(definition, matcher.start(), matcher.end());
            matcher.appendReplacement(renamed,
                    Matcher.quoteReplacement(isName ? Sql.identifier(other) : token));
        }
        return matcher.appendTail(renamed).toString();
    }

    /** A pattern for the qualified name of an object as PostgreSQL writes it: each part quoted only where it must be. */
    static String qualified(ObjectId id) {
        return either(id.schema().orElseThrow()) + "\\." + either(id.name());
    }

    private static String either(String name) {
        return "(?:" + Pattern.quote(Sql.identifier(name)) + "|" + Pattern.quote(name) + ")";
    }

    private static boolean isPartOfMore(String text, int start, int end) {
        return start > 0 && (text.charAt(start - 1) == '.' || text.charAt(start - 1) == ':')
                || end < text.length() && (text.charAt(end) == '.' || text.charAt(end) == '(');
    }

    private static String plain(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1).replace("\"\"", "\"") : token;
    }
}
