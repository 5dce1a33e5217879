package dev.plumbline.scratch;

import java.sql.Connection;
import java.sql.SQLException;

/** A database of a {@link ScratchServer}, dropped when it is closed. Safe for use by several threads. */
public interface ScratchDatabase extends AutoCloseable {

    String name();

    ScratchServer server();

    /** A new connection as the superuser of the scratch server. */
    Connection connect() throws SQLException;

    /** For running PostgreSQL's own programs on this database. */
    ConnectionSettings settings();

    /** Drops the database, with everybody who is connected to it. Closing twice does nothing. */
    @Override
    void close();
}
