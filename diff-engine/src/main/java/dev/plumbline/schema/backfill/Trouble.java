package dev.plumbline.schema.backfill;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What to do about a statement that failed. */
enum Trouble {
    /** Somebody else was in the way: try again. */
    TRANSIENT,
    /** The connection is gone: open another one and try again. */
    LOST,
    /** A value does not convert, or breaks a constraint. */
    DATA,
    /** Nothing that time heals. */
    FATAL;

    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01", "40001", "57014", "53200", "53300");
    private static final Set<String> GONE = Set.of("57P01", "57P02", "57P03");

    static Trouble of(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        if (IN_THE_WAY.contains(state)) {
            return TRANSIENT;
        }
        if (GONE.contains(state) || state.startsWith("08")) {
            return LOST;
        }
        return state.startsWith("22") || state.startsWith("23") ? DATA : FATAL;
    }

    /** PostgreSQL's message without its details, which hold rows. */
    static String message(SQLException failure) {
        @Nullable
        ServerErrorMessage server = failure instanceof PSQLException known ? known.getServerErrorMessage() : null;
        String message = String.valueOf(server == null ? failure.getMessage() : server.getMessage());
        boolean namesValue = of(failure) == DATA && String.valueOf(failure.getSQLState()).startsWith("22");
        return (namesValue ? message.replaceFirst("(?s):? \".*", "") : message) + " (SQLSTATE " + failure.getSQLState()
                + ")";
    }
}
