package dev.plumbline.schema.source;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds where the statements of a psql script end: it knows quotes, dollar quotes, nested comments, parentheses and the bodies of
 * {@code BEGIN ATOMIC}, and nothing of SQL's meaning. Of psql's own commands it passes over those that pg_dump writes.
 */
public final class SqlScript {

    private static final Pattern HARMLESS_COMMAND = Pattern
            .compile("\\\\(restrict|unrestrict|connect|c|set|unset|echo|pset|timing|encoding|x|q)\\b.*");
    private static final Pattern COPY_FROM_STDIN = Pattern.compile("(?is)\\s*copy\\b.*\\bfrom\\s+stdin\\b.*");
    private static final Pattern DOLLAR_TAG = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String text;
    private final List<ScriptStatement> statements = new ArrayList<>();
    private int position;
    private int start = -1;
    private int parentheses;
    private int blockDepth;
    private final List<String> leadingWords = new ArrayList<>();

    private SqlScript(String text) {
        this.text = text;
    }

    /**
     * Splits a script.
     *
     * @throws PlumblineException with code BAD_INPUT for a psql command that we do not follow
     */
    public static List<ScriptStatement> split(String text) {
        return new SqlScript(text).split();
    }

    private List<ScriptStatement> split() {
        while (position < text.length()) {
            step(text.charAt(position));
        }
        finish(text.length());
        return List.copyOf(statements);
    }

    private void step(char c) {
        if (text.startsWith("--", position)) {
            position = endOf(text.indexOf('\n', position));
        } else if (text.startsWith("/*", position)) {
            skipComment();
        } else if (c == '\'') {
            begin();
            skipString(isEscapeString());
        } else if (c == '"') {
            begin();
            position = endOf(text.indexOf('"', position + 1) + 1);
        } else if (c == '$' && !skipDollarQuote()) {
            begin();
            position++;
        } else if (c == '\\' && start < 0) {
            skipCommand();
        } else if (c == ';' && parentheses == 0 && blockDepth == 0) {
            finish(position);
            position++;
            afterStatement();
        } else if (Character.isLetter(c) || c == '_') {
            begin();
            word();
        } else if (c != '$') {
            if (!Character.isWhitespace(c)) {
                begin();
                parentheses = Math.max(0, parentheses + (c == '(' ? 1 : c == ')' ? -1 : 0));
            }
            position++;
        }
    }

    private void begin() {
        if (start < 0) {
            start = position;
        }
    }

    private int endOf(int found) {
        return found <= 0 ? text.length() : found;
    }

    /** Words matter only for the bodies of routines, whose semicolons do not end the statement. */
    private void word() {
        int end = position;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_'
                || text.charAt(end) == '$')) {
            end++;
        }
        String word = text.substring(position, end).toLowerCase(Locale.ROOT);
        if (leadingWords.size() < 4) {
            leadingWords.add(word);
        }
        if (createsRoutine() && parentheses == 0) {
            if (word.equals("begin") || (blockDepth > 0 && word.equals("case"))) {
                blockDepth++;
            } else if (blockDepth > 0 && word.equals("end")) {
                blockDepth--;
            }
        }
        position = end;
    }

    private boolean createsRoutine() {
        return leadingWords.size() >= 2 && leadingWords.getFirst().equals("create") && (isRoutine(leadingWords.get(1))
                || (leadingWords.size() == 4 && leadingWords.get(1).equals("or") && isRoutine(leadingWords.get(3))));
    }

    private static boolean isRoutine(String word) {
        return word.equals("function") || word.equals("procedure");
    }

    private boolean isEscapeString() {
        if (position == 0 || Character.toLowerCase(text.charAt(position - 1)) != 'e') {
            return false;
        }
        return position == 1
                || !Character.isLetterOrDigit(text.charAt(position - 2)) && text.charAt(position - 2) != '_';
    }

    private void skipString(boolean escapes) {
        position++;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == '\\' && escapes) {
                position += 2;
            } else if (c == '\'') {
                position++;
                if (position >= text.length() || text.charAt(position) != '\'') {
                    return;
                }
                position++;
            } else {
                position++;
            }
        }
    }

    private boolean skipDollarQuote() {
        Matcher tag = DOLLAR_TAG.matcher(text).region(position, text.length());
        if (!tag.lookingAt()) {
            return false;
        }
        begin();
        int close = text.indexOf(tag.group(), tag.end());
        position = close < 0 ? text.length() : close + tag.group().length();
        return true;
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
            } else {
                position++;
            }
        } while (depth > 0 && position < text.length());
    }

    private void skipCommand() {
        int end = endOf(text.indexOf('\n', position));
        String command = text.substring(position, end).strip();
        if (!HARMLESS_COMMAND.matcher(command).matches()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "line " + line(position) + ": the psql command "
                    + command.split("\\s", 2)[0]
                    + " is not followed here; give plain SQL, or several files in a folder instead of includes");
        }
        position = end;
    }

    private void finish(int end) {
        if (start >= 0) {
            statements.add(new ScriptStatement(text.substring(start, Math.min(end, text.length())).stripTrailing(),
                    line(start), null));
        }
        start = -1;
        parentheses = 0;
        blockDepth = 0;
        leadingWords.clear();
    }

    /** The rows of COPY … FROM stdin stand between the statement and a line with a backslash and a dot. */
    private void afterStatement() {
        if (statements.isEmpty() || !COPY_FROM_STDIN.matcher(statements.getLast().sql()).matches()) {
            return;
        }
        int data = endOf(text.indexOf('\n', position) + 1);
        int end = text.startsWith("\\.", data) ? data : text.indexOf("\n\\.", data) + 1;
        end = end <= 0 ? text.length() : end;
        ScriptStatement copy = statements.removeLast();
        statements.add(new ScriptStatement(copy.sql(), copy.line(), text.substring(data, end)));
        position = endOf(text.indexOf('\n', end) + 1);
    }

    private int line(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
