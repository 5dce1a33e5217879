package dev.plumbline.report.sql;

/** SQL comments. They hold names from the database: a line break in a name must not end the comment. */
final class Comments {

    private Comments() {}

    /** Appends one line, whatever the text holds. */
    static void line(String text, StringBuilder script) {
        script.append(("-- " + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ")).stripTrailing())
                .append('\n');
    }
}
