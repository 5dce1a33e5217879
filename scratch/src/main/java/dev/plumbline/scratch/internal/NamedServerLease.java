package dev.plumbline.scratch.internal;

import dev.plumbline.scratch.ConnectionSettings;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Our stay on a server that belongs to the user: one session that lasts as long as this process, however it ends, and whose identity is written on
 * every database that we create there. A database whose session is gone was left behind by a process that was killed.
 */
final class NamedServerLease implements AutoCloseable {

    private static final String MARK = "Plumbline scratch database of session ";
    private static final String OURSELVES = """
            SELECT pid || ' ' || extract(epoch FROM backend_start)
              FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()""";
    private static final String COMMENT = "SELECT pg_catalog.format('COMMENT ON DATABASE %I IS %L', ?, ?)";
    private static final String UNUSED_AND_MARKED = """
            SELECT d.datname, c.description
              FROM pg_catalog.pg_database d
              JOIN pg_catalog.pg_shdescription c ON c.objoid = d.oid AND c.classoid = 'pg_catalog.pg_database'::regclass
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_stat_activity a WHERE a.datid = d.oid)
               AND c.description LIKE 'Plumbline scratch database of session %'""";
    /** A session whose start is hidden from us counts as the one of the mark. */
    private static final String LIVES = """
            SELECT FROM pg_catalog.pg_stat_activity
             WHERE pid || ' ' = substr(?, 1, length(pid || ' '))
               AND coalesce(pid || ' ' || extract(epoch FROM backend_start), ?) = ?""";

    private final Connection session;
    private final String identity;

    private NamedServerLease(Connection session, String identity) {
        this.session = session;
        this.identity = identity;
    }

    /** Opens the session. */
    static NamedServerLease open(ConnectionSettings settings) throws SQLException {
        Connection session = JdbcServer.connect(settings);
        try (Statement statement = session.createStatement(); ResultSet row = statement.executeQuery(OURSELVES)) {
            row.next();
            return new NamedServerLease(session, row.getString(1));
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    Connection session() {
        return session;
    }

    /** Writes on a new database whose it is. */
    synchronized void mark(String database) throws SQLException {
        try (PreparedStatement format = session.prepareStatement(COMMENT)) {
            format.setString(1, database);
            format.setString(2, MARK + identity);
            try (ResultSet row = format.executeQuery(); Statement statement = session.createStatement()) {
                row.next();
                statement.execute(row.getString(1));
            }
        }
    }

    /** Drops what killed processes left behind. What cannot be dropped stays for the next time. */
    synchronized void dropLeftovers() throws SQLException {
        Map<String, String> owners = new LinkedHashMap<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(UNUSED_AND_MARKED)) {
            while (rows.next()) {
                owners.put(rows.getString(1), rows.getString(2).substring(MARK.length()));
            }
        }
        for (Map.Entry<String, String> owner : owners.entrySet()) {
            if (!lives(owner.getValue())) {
                drop(owner.getKey());
            }
        }
    }

    private boolean lives(String owner) throws SQLException {
        try (PreparedStatement statement = session.prepareStatement(LIVES)) {
            statement.setString(1, owner);
            statement.setString(2, owner);
            statement.setString(3, owner);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    private void drop(String database) {
        try (Statement statement = session.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + JdbcServer.quote(database));
        } catch (SQLException e) {
            // Somebody has just connected to it, or dropped it, or it is another user's.
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException e) {
            // The server sees the end of the connection in any case.
        }
    }
}
