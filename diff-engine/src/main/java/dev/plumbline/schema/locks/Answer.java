package dev.plumbline.schema.locks;

/** What a rule says of a rewrite or a scan. */
public enum Answer {
    YES, NO,
    /** On what the statement alone does not tell: rows, settings, the planner's choice, functions that we do not know. */
    DEPENDS
}
