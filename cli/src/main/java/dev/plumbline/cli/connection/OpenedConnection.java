package dev.plumbline.cli.connection;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that was had, with what was learnt on the way.
 *
 * @param connection owned by the caller
 * @param target the one server that answered: further connections go there
 * @param majorVersion the server's major version
 */
public record OpenedConnection(Connection connection, ConnectionTarget target,
        int majorVersion) implements AutoCloseable {

    static OpenedConnection of(Connection connection, ConnectionTarget target) throws SQLException {
        int major = connection.getMetaData().getDatabaseMajorVersion();
        if (major < Connector.OLDEST || major > Connector.NEWEST) {
            throw new PlumblineException(ErrorCode.CONNECTION,
                    target.display() + " runs PostgreSQL " + connection.getMetaData().getDatabaseProductVersion()
                            + "; supported are " + Connector.OLDEST + " to " + Connector.NEWEST);
        }
        return new OpenedConnection(connection, target, major);
    }

    /** The address of this very server, with the password that opened it: for scratch servers, and never to be shown. */
    public String urlWithPassword(Connector connector) {
        Server server = target.servers().getFirst();
        return ScratchUrl.of(target, server, connector.password(target, server).orElse(""));
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
