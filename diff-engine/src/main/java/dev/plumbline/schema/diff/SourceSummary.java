package dev.plumbline.schema.diff;

/**
 * One side of a comparison. The display name never holds a password.
 *
 * @param display what the user named: a URL without its password, a file, a folder
 * @param serverVersion the version of the server that the catalogue was read from, such as {@code 15.18}
 * @param objects how many objects and facts were read
 */
public record SourceSummary(String display, String serverVersion, int objects) {}
