package dev.plumbline.cli.connection;

import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.security.cert.CertificateException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Turns the ways in which a connection can fail into one line each: what happened where, and what to do. */
final class ConnectionFailure {

    private static final String WRONG_PASSWORD = "28P01";
    private static final String NOT_AUTHORISED = "28000";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String TOO_MANY = "53300";
    private static final String NOT_NOW = "57P03";
    private static final String DENIED = "42501";
    private static final String CLIENT_REJECTED = "08004";
    private static final String PASSWORD_ADVICE = "set PGPASSWORD, add a line to ~/.pgpass, or put it into the URL";

    private ConnectionFailure() {}

    /** Whether the server itself said no, so that another server would be no help. */
    static boolean isRefusal(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return !state.equals(NOT_NOW)
                && (serverMessage(failure).isPresent() || isTls(failure) || state.equals(CLIENT_REJECTED)
                        || state.startsWith("28"));
    }

    /** A server that answered and refused us. */
    static PlumblineException refused(ConnectionTarget target, SQLException failure,
            BiFunction<ConnectionTarget, Server, Optional<String>> passwords, Connector connector) {
        Server server = target.servers().getFirst();
        boolean hasPassword = passwords.apply(target, server).isPresent();
        String said = serverMessage(failure).orElseGet(() -> firstLine(failure));
        String message = isTls(failure) ? tls(failure) : switch (String.valueOf(failure.getSQLState())) {
            case WRONG_PASSWORD ->
                said + (hasPassword ? "; check the password" : "; no password was given") + ": " + PASSWORD_ADVICE;
            case CLIENT_REJECTED, "28P02" -> hasPassword
                    ? said + "; check require_auth, channel_binding and the method in the server's pg_hba.conf"
                    : "the server asks user \"" + target.user() + "\" for a password, and none was given; "
                            + PASSWORD_ADVICE;
            case NOT_AUTHORISED -> said + "; " + authorisationAdvice(said, target);
            case NO_SUCH_DATABASE -> said + databaseAdvice(target, connector);
            case TOO_MANY -> said + "; the server has no free connection: close some, or raise max_connections";
            case DENIED -> said + "; ask for GRANT CONNECT ON DATABASE";
            default -> said;
        };
        return new PlumblineException(ErrorCode.CONNECTION, target.display() + ": " + message, failure);
    }

    /** No server could be reached. */
    static PlumblineException unreachable(ConnectionTarget target, List<ServerFailure> failures) {
        String what = failures.stream().map(ConnectionFailure::reason).distinct().collect(Collectors.joining("; "));
        Exception cause = failures.isEmpty() ? null : failures.getLast().cause();
        return new PlumblineException(ErrorCode.CONNECTION, "cannot connect to " + target.display() + ": " + what,
                cause);
    }

    private static String reason(ServerFailure failure) {
        Server server = failure.server();
        Exception cause = failure.cause();
        Predicate<Class<? extends Throwable>> has = type -> causes(cause).anyMatch(type::isInstance);
        if (has.test(UnknownHostException.class) && server instanceof Server.Tcp tcp) {
            return "host \"" + tcp.host() + "\" is not known; check the name and the network";
        }
        if (cause instanceof SQLException sql && NOT_NOW.equals(sql.getSQLState())) {
            return server.display() + ": " + serverMessage(sql).orElse("not ready") + "; wait, and try again";
        }
        return switch (server) {
            case Server.Unix unix -> "no server listens on " + unix.display()
                    + (Files.exists(unix.socket()) ? " (" + firstLine(cause) + ')' : " (no such file)")
                    + "; is it running, with this folder in unix_socket_directories?";
            case Server.Tcp tcp when has.test(ConnectException.class) -> "connection refused at " + tcp.display()
                    + "; is the server running, and does it listen there?";
            case Server.Tcp tcp when has.test(NoRouteToHostException.class) ->
                "no route to " + tcp.display() + "; check the network";
            case Server.Tcp tcp -> probed(tcp, cause, has.test(SocketTimeoutException.class));
        };
    }

    private static String probed(Server.Tcp server, Exception cause, boolean timedOut) {
        return switch (WireProbe.ask(server)) {
            case WireProbe.Answer.Other(String greeting) -> server.display() + " is not a PostgreSQL server"
                    + (greeting.isEmpty() ? "" : " (it answered \"" + greeting + "\")") + "; check host and port";
            case WireProbe.Answer.Silent() -> server.display()
                    + " takes connections but does not answer as PostgreSQL does; check host and port";
            case WireProbe.Answer.Closed() -> server.display()
                    + " closes the connection without an answer; not PostgreSQL, or a proxy or firewall in between?";
            case WireProbe.Answer.Unreachable() -> timedOut
                    ? "no answer from " + server.display() + "; check the address, firewall and VPN"
                    : "cannot reach " + server.display() + " (" + firstLine(cause) + ')';
            case WireProbe.Answer.Postgres() -> server.display() + ": " + firstLine(cause);
        };
    }

    private static String authorisationAdvice(String said, ConnectionTarget target) {
        if (said.contains("pg_hba.conf")) {
            return said.contains("no encryption") && target.parameter(Keyword.SSLMODE).orElse("").equals("disable")
                    ? "the server may want TLS: remove sslmode=disable"
                    : "the server's pg_hba.conf must allow this user, database and address";
        }
        return "check the user's name; peer authentication wants the operating system's user of that name";
    }

    private static String databaseAdvice(ConnectionTarget target, Connector connector) {
        List<String> databases = databases(target, connector);
        String near = NearMatches.hint(target.database(), databases);
        return near.isEmpty() && !databases.isEmpty()
                ? "; there are: " + String.join(", ", databases.subList(0, Math.min(8, databases.size())))
                : near.isEmpty() ? "; check the name after the last slash" : near;
    }

    /** The server's databases, where one of the usual ones lets us in to look. */
    private static List<String> databases(ConnectionTarget target, Connector connector) {
        if (target.database().equals("postgres")) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        try (OpenedConnection opened = connector.open(target.inDatabase("postgres"), SessionPolicy.LIVE);
                Statement statement = opened.connection().createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT datname FROM pg_catalog.pg_database WHERE datallowconn AND NOT datistemplate ORDER BY datname")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        } catch (SQLException | PlumblineException e) {
            return List.of();
        }
        return names;
    }

    private static String tls(SQLException failure) {
        String detail = causes(failure).filter(c -> c instanceof SSLException || c instanceof CertificateException)
                .reduce((first, last) -> last).map(ConnectionFailure::firstLine).orElseGet(() -> firstLine(failure));
        return "TLS failed: " + detail + "; check sslmode, and name the certificate authority with sslrootcert=FILE";
    }

    private static boolean isTls(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        return causes(failure).anyMatch(c -> c instanceof SSLException || c instanceof CertificateException)
                || message.contains("hostnameverifier") || (serverMessage(failure).isEmpty()
                        && CLIENT_REJECTED.equals(failure.getSQLState()) && message.contains("SSL"));
    }

    private static Optional<String> serverMessage(Throwable failure) {
        return failure instanceof PSQLException e
                ? Optional.ofNullable(e.getServerErrorMessage())
                        .map(ServerErrorMessage::getMessage)
                : Optional.empty();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, t -> t != null, Throwable::getCause);
    }

    private static String firstLine(Throwable failure) {
        String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("").strip();
    }
}
