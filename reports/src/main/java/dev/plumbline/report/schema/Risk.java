package dev.plumbline.report.schema;

import java.util.Locale;

/** How much care a migration needs, from its worst step. */
public enum Risk {
    /** Catalogue changes only. */
    LOW,
    /** A table is read or written in full while others wait, or callers may be refused. */
    MEDIUM,
    /** Rows or values are lost. */
    HIGH;

    /** {@code low}, {@code medium}, {@code high}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
