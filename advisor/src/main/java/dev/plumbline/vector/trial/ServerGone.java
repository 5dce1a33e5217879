package dev.plumbline.vector.trial;

import java.sql.SQLException;

/** The scratch server went away, so that no further trial makes sense. */
public final class ServerGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final SQLException failure;

    ServerGone(SQLException failure) {
        super(failure);
        this.failure = failure;
    }

    /** What the driver said. */
    public SQLException failure() {
        return failure;
    }

    /** Whether a failure means that the connection is lost: class 08, and a server that shuts down or crashed. */
    public static boolean isMeantBy(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P0"));
    }
}
