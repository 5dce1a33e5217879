package dev.plumbline.schema.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.List;

/** Tries statements out inside the open transaction of a connection. */
final class Attempt {

    private Attempt() {}

    /** Whether the statements work, one after the other; leaves nothing behind. */
    static boolean works(List<String> statements, Connection connection) throws SQLException {
        Savepoint here = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String sql : statements) {
                statement.execute(sql);
            }
            return true;
        } catch (SQLException e) {
            return false;
        } finally {
            connection.rollback(here);
        }
    }
}
