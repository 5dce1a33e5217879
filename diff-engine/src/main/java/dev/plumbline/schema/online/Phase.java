package dev.plumbline.schema.online;

/** The phases of a change under a running application. */
public enum Phase {
    /** Adds what the new code needs; the old code goes on. */
    EXPAND,
    /** Brings existing rows to the new form. */
    BACKFILL,
    /** Switches over. */
    CUTOVER,
    /** Takes away what only the old code needed. */
    CONTRACT;

    /** The word for people: {@code expand}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
