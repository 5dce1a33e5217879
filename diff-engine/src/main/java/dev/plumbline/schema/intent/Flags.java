package dev.plumbline.schema.intent;

/**
 * The feature flags of the application at which it switches over.
 *
 * @param write from when on new code writes; empty where it has no name
 * @param read from when on reads are from the new columns; empty where it has no name
 */
public record Flags(String write, String read) {

    public static final Flags NONE = new Flags("", "");
}
