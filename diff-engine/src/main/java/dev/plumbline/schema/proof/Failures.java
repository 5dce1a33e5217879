package dev.plumbline.schema.proof;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Errors of the server in words that never hold a row's values. */
final class Failures {

    private static final String RAISED = "P0001";
    private static final String DATA_EXCEPTION = "22";

    private Failures() {}

    static String text(SQLException e) {
        @Nullable
        ServerErrorMessage server = server(e);
        String state = String.valueOf(e.getSQLState());
        if (server == null) {
            return String.valueOf(e.getMessage());
        }
        if (state.equals(RAISED)) {
            return "a function or trigger raises an error (SQLSTATE " + state + ")";
        }
        return state.startsWith(DATA_EXCEPTION)
                ? "a value does not fit (SQLSTATE " + state + ")"
                : server.getMessage() + " (SQLSTATE " + state + ")";
    }

    static @Nullable ServerErrorMessage server(SQLException e) {
        return e instanceof PSQLException known ? known.getServerErrorMessage() : null;
    }
}
