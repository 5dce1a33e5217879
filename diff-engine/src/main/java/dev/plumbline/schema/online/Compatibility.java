package dev.plumbline.schema.online;

/**
 * Which application code works once a step has run, while old and new code run side by side.
 *
 * @param oldCode whether the code from before the migration still works
 * @param newCode whether the code that needs the target works already
 * @param note why not, in one sentence without a full stop; empty where both do
 */
public record Compatibility(boolean oldCode, boolean newCode, String note) {}
