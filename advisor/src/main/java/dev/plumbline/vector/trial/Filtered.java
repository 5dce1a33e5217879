package dev.plumbline.vector.trial;

import java.util.Map;

/**
 * How a trial query filters. The sample knows of each row which filters it passes, so that a filter over any columns becomes a test of one bit, with
 * its selectivity and its correlation with the vectors intact.
 *
 * @param where empty, or a WHERE clause with a space before it
 * @param settings names and values that the search needs besides its own, both ours
 */
public record Filtered(String where, Map<String, String> settings) {

    public Filtered {
        settings = Map.copyOf(settings);
    }

    public static Filtered none() {
        return new Filtered("", Map.of());
    }

    /** Filter number i, with iterative scans or without. */
    public static Filtered by(int filter, Map<String, String> settings) {
        return new Filtered(" WHERE (flags & " + (1L << filter) + ") <> 0", settings);
    }
}
