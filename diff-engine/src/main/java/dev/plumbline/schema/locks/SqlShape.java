package dev.plumbline.schema.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement reduced to its keywords, so that rules can recognise it: names become {@code @}, literals {@code '}, numbers {@code #}, each token
 * followed by a blank. It reads what we and PostgreSQL's own deparsing write: keywords in capitals, names quoted or in small letters.
 * Immutable.
 */
final class SqlShape {

    private static final Pattern TOKEN = Pattern.compile("""
            (?<space>\\s+|--[^\\n]*|/\\*(?s:.*?)\\*/)\
            |(?<string>[eEbBxX]?'(?:[^'\\\\]|''|\\\\(?s:.))*')\
            |(?<dollar>(?<tag>\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$)(?s:.*?)\\k<tag>)\
            |(?<path>(?:"(?:[^"]|"")*"|[\\p{L}_][\\p{L}\\p{N}_$]*)(?:\\.(?:"(?:[^"]|"")*"|[\\p{L}_][\\p{L}\\p{N}_$]*))*)\
            |(?<number>\\d[\\d.]*(?:[eE][+-]?\\d+)?)\
            |(?<sign>::|[^\\s])""");
    private static final Pattern KEYWORD = Pattern.compile("[A-Z][A-Z_0-9]*");
    private static final Pattern PART = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^.\"]+)");

    private record Token(String text, String shape, int depth) {}

    private final List<Token> tokens;
    private final String text;

    private SqlShape(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
        StringBuilder all = new StringBuilder();
        tokens.forEach(token -> all.append(token.shape()).append(' '));
        this.text = all.toString();
    }

    static SqlShape of(String sql) {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            String token = matcher.group();
            if (matcher.group("space") != null) {
                continue;
            }
            depth -= token.equals(")") || token.equals("]") ? 1 : 0;
            tokens.add(new Token(token, shape(matcher), depth));
            depth += token.equals("(") || token.equals("[") ? 1 : 0;
        }
        return new SqlShape(tokens);
    }

    private static String shape(Matcher token) {
        if (token.group("string") != null || token.group("dollar") != null) {
            return "'";
        }
        if (token.group("number") != null) {
            return "#";
        }
        if (token.group("path") != null && !KEYWORD.matcher(token.group()).matches()) {
            return "@";
        }
        return token.group();
    }

    /** The tokens, each followed by a blank. */
    String text() {
        return text;
    }

    /** The actions of an ALTER TABLE, each as a statement of its own; any other statement is one. */
    List<SqlShape> actions() {
        Matcher head = Pattern.compile("ALTER TABLE (?:IF EXISTS )?(?:ONLY )?@ ").matcher(text);
        if (!head.lookingAt()) {
            return List.of(this);
        }
        int first = index(head.end());
        List<SqlShape> actions = new ArrayList<>();
        int start = first;
        for (int i = first; i <= tokens.size(); i++) {
            if (i == tokens.size() || tokens.get(i).depth() == 0 && tokens.get(i).text().equals(",")) {
                List<Token> action = new ArrayList<>(tokens.subList(0, first));
                action.addAll(tokens.subList(start, i));
                actions.add(new SqlShape(action));
                start = i + 1;
            }
        }
        return actions;
    }

    /** The name, without quotes, that stands at a position of the text. */
    List<String> nameAt(int position) {
        List<String> path = new ArrayList<>();
        Matcher part = PART.matcher(tokens.get(index(position)).text());
        while (part.find()) {
            path.add(part.group(1) == null ? part.group(2) : part.group(1).replace("\"\"", "\""));
        }
        return path;
    }

    /** The original tokens of a stretch of the text, with single blanks between words. */
    String source(int start, int end) {
        StringBuilder source = new StringBuilder();
        for (int i = index(start); i < index(end); i++) {
            String token = tokens.get(i).text();
            boolean glued = source.isEmpty() || token.matches("[(),\\[\\]]|::")
                    || source.toString().matches("(?s).*(\\(|::|\\[)");
            source.append(glued ? "" : " ").append(token);
        }
        return source.toString();
    }

    /** All names that stand in the statement. */
    List<List<String>> names() {
        List<List<String>> names = new ArrayList<>();
        for (int at = text.indexOf("@ "); at >= 0; at = text.indexOf("@ ", at + 1)) {
            names.add(nameAt(at));
        }
        return names;
    }

    /** The name that a named group of a match holds. */
    Optional<List<String>> name(Matcher match, String group) {
        return match.namedGroups().containsKey(group) && match.group(group) != null
                ? Optional.of(nameAt(match.start(group)))
                : Optional.empty();
    }

    private int index(int position) {
        int index = 0;
        for (int at = 0; at < position; index++) {
            at += tokens.get(index).shape().length() + 1;
        }
        return index;
    }
}
