package dev.plumbline.cli.connection;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.postgresql.Driver;

/**
 * Opens connections: server after server and address after address in the order given, as libpq does. A server that answers and
 * refuses us ends the search; one that cannot be reached does not.
 */
public final class Connector {

    /** The oldest and newest major versions that Plumbline knows. */
    public static final int OLDEST = 13;
    public static final int NEWEST = 18;

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
    private static final String PROTOCOL_VIOLATION = "08P01";

    private final Consumer<String> warnings;

    /** @param warnings told in one line each what is odd but not fatal */
    public Connector(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /**
     * Opens one connection and checks the server's version.
     *
     * @throws PlumblineException with {@link ErrorCode#CONNECTION} and one line that says what to do
     */
    public OpenedConnection open(ConnectionTarget target, SessionPolicy policy) {
        String wanted = target.parameter(Keyword.TARGET_SESSION_ATTRS).orElse("any");
        if (wanted.equals("prefer-standby")) {
            Optional<OpenedConnection> standby = search(target, policy, "standby", new ArrayList<>());
            if (standby.isPresent()) {
                return standby.get();
            }
            wanted = "any";
        }
        List<ServerFailure> failures = new ArrayList<>();
        Optional<OpenedConnection> opened = search(target, policy, wanted, failures);
        return opened.orElseThrow(() -> ConnectionFailure.unreachable(target, failures));
    }

    private Optional<OpenedConnection> search(ConnectionTarget target, SessionPolicy policy, String wanted,
            List<ServerFailure> failures) {
        for (Server server : target.servers()) {
            Optional<OpenedConnection> opened = search(target, server, policy, wanted, failures);
            if (opened.isPresent()) {
                return opened;
            }
        }
        return Optional.empty();
    }

    private Optional<OpenedConnection> search(ConnectionTarget target, Server server, SessionPolicy policy,
            String wanted,
            List<ServerFailure> failures) {
        List<String> addresses;
        try {
            addresses = addresses(server);
        } catch (UnknownHostException e) {
            failures.add(new ServerFailure(server, e));
            return Optional.empty();
        }
        SQLException last = null;
        for (String address : addresses) {
            try {
                Connection connection = connect(target, server, address, policy);
                return accept(target, server, connection, wanted, failures);
            } catch (SQLException e) {
                if (ConnectionFailure.isRefusal(e)) {
                    throw ConnectionFailure.refused(target.at(server), e, this::password, this);
                }
                last = e;
            }
        }
        if (last != null) {
            failures.add(new ServerFailure(server, last));
        }
        return Optional.empty();
    }

    private Optional<OpenedConnection> accept(ConnectionTarget target, Server server, Connection connection,
            String wanted,
            List<ServerFailure> failures) throws SQLException {
        boolean accepted = false;
        try {
            OpenedConnection opened = OpenedConnection.of(connection, target.at(server));
            accepted = hasAttributes(connection, wanted);
            if (!accepted) {
                failures.add(new ServerFailure(server, new SQLException("the server is not " + wanted)));
                return Optional.empty();
            }
            return Optional.of(opened);
        } finally {
            if (!accepted) {
                connection.close();
            }
        }
    }

    /** Our own sessions are read-only by choice, so that being a standby is what tells servers apart. */
    private static boolean hasAttributes(Connection connection, String wanted) throws SQLException {
        if (wanted.equals("any")) {
            return true;
        }
        try (Statement statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_catalog.pg_is_in_recovery()")) {
            row.next();
            boolean standby = row.getBoolean(1);
            return standby == (wanted.equals("standby") || wanted.equals("read-only"));
        }
    }

    private Connection connect(ConnectionTarget target, Server server, String address, SessionPolicy policy)
            throws SQLException {
        String password = password(target, server).orElse("");
        try {
            return connect(DriverProperties.of(target, server, address, password, policy, timeout(target), true),
                    Map.of());
        } catch (SQLException e) {
            // PgBouncer and its kin refuse "options" in the first message; the same settings can follow.
            if (!PROTOCOL_VIOLATION.equals(e.getSQLState())
                    || !String.valueOf(e.getMessage()).contains("startup parameter")) {
                throw e;
            }
            Map<String, String> settings = new LinkedHashMap<>(policy.defaults());
            settings.putAll(policy.mandatory());
            return connect(DriverProperties.of(target, server, address, password, policy, timeout(target), false),
                    settings);
        }
    }

    private static Connection connect(Properties properties, Map<String, String> settings) throws SQLException {
        // Everything is in the properties; a URL without a slash would have the driver take the user's name for the database.
        Connection connection = new Driver().connect("jdbc:postgresql:///", properties);
        if (connection == null) {
            throw new IllegalStateException("the driver does not take its own URL");
        }
        try (Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> setting : settings.entrySet()) {
                statement.execute("SET " + setting.getKey() + " = '" + setting.getValue() + "'");
            }
            // The limit was for the greeting; from here on statement_timeout rules.
            connection.setNetworkTimeout(Runnable::run, 0);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The password for one server: given outright, else from the password file. */
    Optional<String> password(ConnectionTarget target, Server server) {
        return target.password() != null
                ? Optional.of(target.password())
                : target.passwordFile().find(server.passwordFileName(), server.port(), target.database(), target.user(),
                        warnings);
    }

    private static List<String> addresses(Server server) throws UnknownHostException {
        return switch (server) {
            case Server.Unix unix -> List.of("");
            case Server.Tcp tcp when tcp.address() != null -> List.of(tcp.address());
            case Server.Tcp tcp ->
                Arrays.stream(InetAddress.getAllByName(tcp.host())).map(InetAddress::getHostAddress).toList();
        };
    }

    private static Duration timeout(ConnectionTarget target) {
        long seconds = target.parameter(Keyword.CONNECT_TIMEOUT).map(String::strip).map(Long::parseLong).orElse(0L);
        return seconds > 0 ? Duration.ofSeconds(seconds) : DEFAULT_TIMEOUT;
    }
}
