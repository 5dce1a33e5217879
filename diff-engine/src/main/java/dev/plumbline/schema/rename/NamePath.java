package dev.plumbline.schema.rename;

import java.util.ArrayList;
import java.util.List;

/** Reads a dotted path of SQL identifiers: unquoted parts are folded to lower case, quoted ones stand as they are. */
public final class NamePath {

    private NamePath() {}

    /** The names of the path. */
    public static List<String> parse(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                part.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '(' && !quoted) {
                // The argument types of a routine are no part of the path.
                part.append(text.substring(i));
                break;
            } else if (c == '.' && !quoted) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(quoted ? c : Character.toLowerCase(c));
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
