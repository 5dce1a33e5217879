package dev.plumbline.vector.trial;

import dev.plumbline.vector.data.OneLine;
import java.sql.SQLException;

/** What a scratch server refused, in words. */
public final class ServerSays {

    private static final String DISK_FULL = "53100";

    private ServerSays() {}

    /** The server's own words where it had some, also behind a driver's wrapper, with what to do about a full disk. */
    public static String words(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException sql) {
                return DISK_FULL.equals(sql.getSQLState())
                        ? "the disk of the scratch server is full, free some space or name another server with --scratch ("
                                + OneLine.of(sql) + ")"
                        : OneLine.of(sql);
            }
        }
        return OneLine.of(failure);
    }
}
