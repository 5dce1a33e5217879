package dev.plumbline.schema.locks;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;

/** Statistics across transactions. Up to PostgreSQL 14 a collector process is up to half a second late; we wait for it. */
record Settled(Connection session, int majorVersion) {

    private static final long COLLECTOR_MS = 600;

    Look look() throws SQLException {
        if (majorVersion < 15) {
            try {
                TimeUnit.MILLISECONDS.sleep(COLLECTOR_MS);
                // Whoever has statistics to report does so after a statement, at most twice a second.
                try (Statement statement = session.createStatement()) {
                    statement.execute("select 1");
                }
                TimeUnit.MILLISECONDS.sleep(COLLECTOR_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("interrupted while the server gathered its statistics", e);
            }
        }
        return Look.reported(session);
    }
}
