package dev.plumbline.cli.connection;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads {@code host=… dbname='…'} (PostgreSQL documentation, section 34.1.1.1): blanks around the equals sign, single quotes
 * around values, backslash before a quote or a backslash. Messages show keywords, never values.
 */
final class KeywordSyntax {

    private final String text;
    private int position;

    private KeywordSyntax(String text) {
        this.text = text;
    }

    static Map<Keyword, String> parse(String text) {
        return new KeywordSyntax(text).parse();
    }

    private Map<Keyword, String> parse() {
        Map<Keyword, String> parameters = new EnumMap<>(Keyword.class);
        skipBlanks();
        while (position < text.length()) {
            int start = position;
            while (position < text.length() && text.charAt(position) != '=' && !blank()) {
                position++;
            }
            String keyword = text.substring(start, position);
            skipBlanks();
            if (position == text.length() || text.charAt(position) != '=') {
                throw new PlumblineException(ErrorCode.USAGE, "connection string: \"=\" is missing after "
                        + (parameters.isEmpty() ? '"' + keyword + '"' : "parameter " + (parameters.size() + 1))
                        + "; a value with blanks stands in single quotes");
            }
            position++;
            skipBlanks();
            parameters.put(ConnectionText.keyword(keyword), value(keyword));
            skipBlanks();
        }
        return parameters;
    }

    private String value(String keyword) {
        StringBuilder value = new StringBuilder();
        boolean quoted = position < text.length() && text.charAt(position) == '\'';
        if (quoted) {
            position++;
        }
        while (position < text.length()) {
            char c = text.charAt(position);
            if (quoted ? c == '\'' : blank()) {
                break;
            }
            if (c == '\\' && position + 1 < text.length()) {
                position++;
            }
            value.append(text.charAt(position++));
        }
        if (quoted) {
            if (position == text.length()) {
                throw new PlumblineException(ErrorCode.USAGE,
                        "connection string: the quoted value of \"" + keyword + "\" has no closing quote");
            }
            position++;
        }
        return value.toString();
    }

    private boolean blank() {
        return Character.isWhitespace(text.charAt(position));
    }

    private void skipBlanks() {
        while (position < text.length() && blank()) {
            position++;
        }
    }
}
