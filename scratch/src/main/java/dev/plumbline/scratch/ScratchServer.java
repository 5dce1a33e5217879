package dev.plumbline.scratch;

import dev.plumbline.scratch.internal.ServerFinder;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A PostgreSQL server to try things on. A server that we started is gone when it is closed, when the JVM exits, and when the JVM is killed.
 * Safe for use by several threads.
 *
 * <p>Private servers trade durability for speed (fsync off), run with autovacuum off, time zone UTC and {@code wal_level = logical}, and
 * listen on the loopback address only, with a random password.
 */
public interface ScratchServer extends AutoCloseable {

    /**
     * Starts or finds a server.
     *
     * @throws dev.plumbline.error.PlumblineException with code SCRATCH when no origin can offer one; the message says why for each
     */
    static ScratchServer start(ScratchOptions options) {
        return ServerFinder.start(options);
    }

    int majorVersion();

    /** The full version without the packager's suffix, such as {@code 15.18}. */
    String serverVersion();

    Origin origin();

    /** One line for people: {@code PostgreSQL 15.18, local binaries of /usr/lib/postgresql/15}. */
    String description();

    /** Whether {@code CREATE EXTENSION} can install it here. */
    boolean offersExtension(String name);

    /** The version that {@code CREATE EXTENSION} would install; empty when the extension is not offered. */
    Optional<String> extensionVersion(String name);

    /** A new empty database from template0, UTF8, locale C. */
    ScratchDatabase createDatabase();

    /** A copy of a database of this server that nobody is connected to. */
    ScratchDatabase cloneDatabase(ScratchDatabase template);

    /** Creates the role without login when it is missing. Roles are never dropped. */
    void ensureRole(String role);

    /**
     * A client program of PostgreSQL ({@code pg_dump}, {@code psql}, {@code pgbench}) of the server's version or a newer one; empty when this
     * machine has none.
     */
    Optional<Path> tool(String name);

    /** Ends a server that we started, with all its databases. Never throws. */
    @Override
    void close();
}
