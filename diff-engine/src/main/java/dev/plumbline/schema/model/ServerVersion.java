package dev.plumbline.schema.model;

/**
 * The version of a PostgreSQL server.
 *
 * @param number {@code server_version_num}, such as 150018
 * @param text {@code server_version}, such as {@code 15.18}
 */
public record ServerVersion(int number, String text) {

    public static final int OLDEST_SUPPORTED = 13;
    public static final int NEWEST_SUPPORTED = 18;

    /** The major version, such as 15. */
    public int major() {
        return number / 10_000;
    }

    /** Whether the server is of this major version or newer. */
    public boolean isAtLeast(int majorVersion) {
        return major() >= majorVersion;
    }
}
