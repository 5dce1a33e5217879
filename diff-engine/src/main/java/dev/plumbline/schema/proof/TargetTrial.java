package dev.plumbline.schema.proof;

import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** An empty database with the schema of TO, to see what the new version of an application can do at all; nothing stays in it. */
final class TargetTrial implements AutoCloseable {

    private final Connection connection;
    private final ForeignKeys foreignKeys;

    private TargetTrial(Connection connection, ForeignKeys foreignKeys) {
        this.connection = connection;
        this.foreignKeys = foreignKeys;
    }

    static TargetTrial open(ScratchDatabase target) throws SQLException {
        Connection connection = target.connect();
        try (Statement settings = connection.createStatement()) {
            settings.execute("set timezone = 'UTC'");
            // There are no rows to refer to.
            settings.execute("set session_replication_role = replica");
            connection.setAutoCommit(false);
            return new TargetTrial(connection, ForeignKeys.of(connection));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    ForeignKeys foreignKeys() {
        return foreignKeys;
    }

    /** Whether TO takes these statements, one after the other. */
    boolean works(List<String> statements) throws SQLException {
        return Attempt.works(statements, connection);
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
