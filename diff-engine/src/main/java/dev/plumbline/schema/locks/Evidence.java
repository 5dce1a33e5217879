package dev.plumbline.schema.locks;

/** How we know what a statement does to relations. */
public enum Evidence {
    /** Seen on a scratch server. */
    TRACED,
    /** The rule table says so, which is itself checked by tracing. */
    RULE
}
