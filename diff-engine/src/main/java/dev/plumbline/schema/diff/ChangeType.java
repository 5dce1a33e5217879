package dev.plumbline.schema.diff;

/** What happens to an object between FROM and TO. */
public enum ChangeType {
    ADDED, REMOVED, CHANGED, RENAMED
}
