package dev.plumbline.schema.online;

import java.util.Comparator;
import java.util.Locale;

/**
 * A reason to look twice at a step.
 *
 * @param id stable, never reused: {@code table-rewrite}
 * @param message one sentence without a full stop: what happens to whom, and what to do about it
 */
public record Hazard(String id, Severity severity, String message) implements Comparable<Hazard> {

    /** How much it matters. */
    public enum Severity {
        LOW, MEDIUM, HIGH;

        /** The word for people: {@code high}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public int compareTo(Hazard other) {
        return Comparator.comparing(Hazard::severity).reversed().thenComparing(Hazard::id).compare(this, other);
    }
}
