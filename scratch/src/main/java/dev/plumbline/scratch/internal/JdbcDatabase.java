package dev.plumbline.scratch.internal;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** A scratch database, and how it is dropped whatever was created in it. */
final class JdbcDatabase implements ScratchDatabase {

    private final JdbcServer server;
    private final ConnectionSettings settings;
    private final AtomicBoolean closed = new AtomicBoolean();

    JdbcDatabase(JdbcServer server, ConnectionSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.database();
    }

    @Override
    public ScratchServer server() {
        return server;
    }

    @Override
    public Connection connect() throws SQLException {
        return JdbcServer.connect(settings);
    }

    @Override
    public ConnectionSettings settings() {
        return settings;
    }

    @Override
    public void close() {
        if (!closed.compareAndSet(false, true) || server.isClosed()) {
            return;
        }
        server.forget(this);
        String drop = "DROP DATABASE IF EXISTS " + JdbcServer.quote(name()) + " WITH (FORCE)";
        try {
            server.execute("dropping a scratch database", drop);
        } catch (PlumblineException e) {
            if (server.isClosed() || !release()) {
                return;
            }
            server.execute("dropping a scratch database", drop);
        }
    }

    /** Ends what keeps a database from being dropped: subscriptions, prepared transactions, replication slots. */
    private boolean release() {
        try (Connection connection = connect(); Statement statement = connection.createStatement()) {
            List<String> steps = new ArrayList<>();
            for (String query : List.of("""
                    SELECT format('ALTER SUBSCRIPTION %1$I DISABLE; ALTER SUBSCRIPTION %1$I SET (slot_name = NONE); DROP SUBSCRIPTION %1$I', subname)
                      FROM pg_catalog.pg_subscription
                     WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())""",
                    """
                    SELECT format('ROLLBACK PREPARED %L', gid) FROM pg_catalog.pg_prepared_xacts WHERE database = current_database()""",
                    """
                    SELECT format('SELECT pg_catalog.pg_drop_replication_slot(%L)', slot_name)
                      FROM pg_catalog.pg_replication_slots WHERE database = current_database() AND NOT active""")) {
                try (ResultSet rows = statement.executeQuery(query)) {
                    while (rows.next()) {
                        steps.addAll(List.of(rows.getString(1).split("; ")));
                    }
                }
            }
            for (String step : steps) {
                statement.execute(step);
            }
            return !steps.isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }
}
