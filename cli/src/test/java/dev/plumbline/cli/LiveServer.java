package dev.plumbline.cli;

import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A real server that plays the live one, with one database of its own. */
public final class LiveServer implements AutoCloseable {

    private final ScratchServer server = ScratchServer.start(ScratchOptions.defaults().withOrigins(Origin.LOCAL));
    private final ScratchDatabase database = server.createDatabase();

    public ConnectionSettings settings() {
        return database.settings();
    }

    public ScratchServer server() {
        return server;
    }

    public String databaseName() {
        return database.name();
    }

    /** A URL of the superuser, with password. */
    public String url() {
        return url(database.name());
    }

    /** A URL of the superuser for any database, there or not. */
    public String url(String databaseName) {
        ConnectionSettings settings = database.settings();
        return "postgresql://" + settings.user() + ":" + settings.password() + "@127.0.0.1:" + settings.port() + "/"
                + databaseName;
    }

    /** Runs statements as the superuser. */
    public void run(String... statements) throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of a query's rows. */
    public List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Override
    public void close() {
        database.close();
        server.close();
    }
}
