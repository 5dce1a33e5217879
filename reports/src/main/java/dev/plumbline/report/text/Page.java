package dev.plumbline.report.text;

import dev.plumbline.report.TextStyle;
import java.util.List;
import java.util.Locale;

/**
 * Lines of a terminal page. Whatever comes from a database goes through {@link #safe}: control characters could drive the terminal.
 */
final class Page {

    /** Roles of text; a role has a colour where colours are wanted. */
    enum Ink {
        BOLD("1"), DIM("2"), ADDED("32"), REMOVED("31"), CHANGED("33"), LINK("36"), ALERT("1;31");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    private final StringBuilder text = new StringBuilder();
    private final TextStyle style;

    Page(TextStyle style) {
        this.style = style;
    }

    Page line(String line) {
        text.append(line.stripTrailing()).append('\n');
        return this;
    }

    Page blank() {
        return line("");
    }

    Page heading(String heading) {
        return blank().line(ink(Ink.BOLD, heading));
    }

    /** Lines such as {@code label   value}, the values in one column. */
    Page facts(List<Fact> facts) {
        int width = facts.stream().mapToInt(fact -> fact.label().length()).max().orElse(0);
        facts.forEach(fact -> line("  " + ink(Ink.DIM, pad(fact.label(), width)) + "  " + fact.value()));
        return this;
    }

    /** Rows in aligned columns, the first row being the header. */
    Page table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        });
        for (int index = 0; index < rows.size(); index++) {
            StringBuilder line = new StringBuilder("  ");
            for (int column = 0; column < columns; column++) {
                line.append(pad(rows.get(index).get(column), widths[column])).append("  ");
            }
            line(index == 0 ? ink(Ink.DIM, line.toString().stripTrailing()) : line.toString());
        }
        return this;
    }

    String ink(Ink ink, String content) {
        return switch (style) {
            case PLAIN -> content;
            case ANSI -> content.isEmpty() ? content : "\u001b[" + ink.code + "m" + content + "\u001b[0m";
        };
    }

    static String pad(String content, int width) {
        return content + " ".repeat(Math.max(0, width - content.length()));
    }

    /** Shows control characters instead of sending them. Line breaks stay. */
    static String safe(String untrusted) {
        StringBuilder shown = new StringBuilder();
        untrusted.codePoints().forEach(point -> {
            boolean control = Character.isISOControl(point) && point != '\n';
            boolean format = Character.getType(point) == Character.FORMAT;
            if (control || format) {
                shown.append(point == '\t' ? "    " : String.format(Locale.ROOT, "\\u%04x", point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return shown.toString();
    }

    /** One safe line of at most that many characters. */
    static String brief(String untrusted, int width) {
        String line = safe(untrusted).strip().replaceAll("\\s+", " ");
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** A label and its value. */
    record Fact(String label, String value) {}
}
