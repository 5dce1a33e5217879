package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.model.ObjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A pattern for objects: names joined by dots, from the schema down; {@code *} and {@code ?} within a name, double quotes around one
 * that holds a dot or a star. It matches the object and everything below it.
 */
record ObjectPattern(String text, List<Pattern> names) {

    ObjectPattern {
        names = List.copyOf(names);
    }

    /** @throws PlumblineException where the text is no pattern */
    static ObjectPattern parse(String text) {
        List<Pattern> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '.' && !quoted) {
                names.add(Pattern.compile(name.toString(), Pattern.DOTALL));
                name.setLength(0);
            } else if (quoted || (c != '*' && c != '?')) {
                name.append(Pattern.quote(String.valueOf(c)));
            } else {
                name.append(c == '*' ? ".*" : ".");
            }
        }
        if (quoted || name.isEmpty() || names.stream().anyMatch(n -> n.pattern().isEmpty())) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "\"" + text
                            + "\" is not a pattern of objects; expected SCHEMA, SCHEMA.NAME or the like, with * for anything");
        }
        names.add(Pattern.compile(name.toString(), Pattern.DOTALL));
        return new ObjectPattern(text, names);
    }

    /** Whether the object or one that holds it is meant. */
    boolean matches(ObjectId id) {
        List<String> path = id.path();
        if (path.size() < names.size()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).matcher(path.get(i)).matches()) {
                return false;
            }
        }
        return true;
    }
}
