package dev.plumbline.schema.catalog;

import org.jspecify.annotations.Nullable;

/**
 * How a catalogue is read.
 *
 * @param impliedOwner the role that stands for "nobody said who owns this": its ownership is no fact; null where every owner counts
 */
public record ReadOptions(@Nullable String impliedOwner) {

    /** Everything counts: for live databases. */
    public static ReadOptions live() {
        return new ReadOptions(null);
    }
}
