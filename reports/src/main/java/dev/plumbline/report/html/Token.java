package dev.plumbline.report.html;

import java.util.Locale;

/** A stretch of SQL of one kind. */
public record Token(Kind kind, String text) {

    /** What a stretch is; the name is its class in the style sheet. */
    public enum Kind {
        PLAIN, KEYWORD, STRING, IDENTIFIER, NUMBER, COMMENT
    }

    /** The class in the style sheet, empty for plain text. */
    public String style() {
        return kind == Kind.PLAIN ? "" : "t-" + kind.name().toLowerCase(Locale.ROOT);
    }
}
