package dev.plumbline.report;

import java.util.Locale;

/** The forms in which a result can be had. */
public enum Format {
    /** For a terminal. */
    TEXT,
    /** For programs; the shape is documented in docs/report.md. */
    JSON,
    /** One file that needs nothing else. */
    HTML,
    /** A script for psql. */
    SQL;

    /** The word that the command line and messages use. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
