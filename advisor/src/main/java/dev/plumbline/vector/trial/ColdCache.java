package dev.plumbline.vector.trial;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Empties shared_buffers of the scratch server of everything else, by filling them with a table of as many pages through pg_prewarm. What the
 * operating system caches stays: this is the state of a server some time after its start, not of a machine after a reboot.
 */
final class ColdCache {

    /** Buffers that are more than this are not filled: it would take too long. */
    private static final long MOST_BYTES = 1L << 30;
    private static final String FILLER = "cache_filler";

    private ColdCache() {}

    /** Empties them; false where the server lacks pg_prewarm or has very many of them. */
    static boolean empty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            long bytes = number(statement,
                    "SELECT pg_catalog.pg_size_bytes(pg_catalog.current_setting('shared_buffers'))");
            long available = number(statement,
                    "SELECT count(*) FROM pg_catalog.pg_available_extensions WHERE name = 'pg_prewarm'");
            if (available == 0 || bytes > MOST_BYTES) {
                return false;
            }
            return fill(statement, bytes);
        }
    }

    /** A server that has no room for the filler has a cache that stays warm. */
    private static boolean fill(Statement statement, long bytes) throws SQLException {
        try {
            statement.execute("CREATE EXTENSION IF NOT EXISTS pg_prewarm");
            statement
                    .execute("CREATE UNLOGGED TABLE IF NOT EXISTS " + FILLER + " (filler text) WITH (fillfactor = 10)");
            // Five hundred characters fill a page of this fill factor.
            long pages = bytes / 8192 * 5 / 4 + 64;
            long there = number(statement, "SELECT pg_catalog.pg_relation_size('" + FILLER + "') / 8192");
            if (there < pages) {
                statement.execute(
                        "INSERT INTO " + FILLER + " SELECT pg_catalog.repeat('x', 700) FROM generate_series(1, "
                                + (pages - there) + ")");
            }
            // Twice: pages that were used often survive one round of the clock.
            for (int round = 0; round < 6; round++) {
                number(statement, "SELECT pg_prewarm('" + FILLER + "', 'buffer')");
            }
            return true;
        } catch (SQLException e) {
            if (ServerGone.isMeantBy(e)) {
                throw e;
            }
            statement.execute("DROP TABLE IF EXISTS " + FILLER);
            return false;
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
