package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder for what can be had again: fetched binaries and freshly initialised clusters. {@code $XDG_CACHE_HOME/plumbline} or
 * {@code ~/.cache/plumbline}; for root {@code /var/cache/plumbline}, since the unprivileged user that runs the server cannot read root's home.
 */
final class Cache {

    private Cache() {}

    /** The folder of this purpose, made when it is missing. */
    static Path folder(Unprivileged user, String purpose) throws IOException {
        Path folder = root(user).resolve(purpose);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        }
        return folder;
    }

    private static Path root(Unprivileged user) {
        String named = System.getProperty("plumbline.cache");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        if (user.name().isPresent()) {
            return Path.of("/var/cache/plumbline");
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        return xdg != null && xdg.startsWith("/")
                ? Path.of(xdg, "plumbline")
                : Path.of(System.getProperty("user.home"), ".cache", "plumbline");
    }
}
