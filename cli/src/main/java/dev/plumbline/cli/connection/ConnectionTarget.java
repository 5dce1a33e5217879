package dev.plumbline.cli.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a live database is and how to get in, with every default filled in. Its text form never shows a password.
 *
 * @param servers tried in this order
 * @param password the one given outright; password files are consulted per server where there is none
 * @param parameters the honoured parameters that are not fields of their own
 */
public record ConnectionTarget(List<Server> servers, String database, String user, @Nullable String password,
        PasswordFile passwordFile, Map<Keyword, String> parameters) {

    public ConnectionTarget {
        servers = List.copyOf(servers);
        parameters = Map.copyOf(parameters);
    }

    /** The same target at one of its servers only. */
    ConnectionTarget at(Server server) {
        return new ConnectionTarget(List.of(server), database, user, password, passwordFile, parameters);
    }

    /** The same target with another database. */
    ConnectionTarget inDatabase(String other) {
        return new ConnectionTarget(servers, other, user, password, passwordFile, parameters);
    }

    Optional<String> parameter(Keyword keyword) {
        return Optional.ofNullable(parameters.get(keyword));
    }

    /** A URL that {@code psql} takes too, without a password: {@code postgresql://app@db.example:5432/shop}. */
    public String display() {
        StringJoiner hosts = new StringJoiner(",");
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        boolean sockets = servers.stream().anyMatch(Server.Unix.class::isInstance);
        if (sockets) {
            query.add("host=" + servers.stream().map(ConnectionTarget::host).collect(Collectors.joining(",")));
            query.add("port=" + servers.stream().map(s -> Integer.toString(s.port())).collect(Collectors.joining(",")));
        } else {
            servers.forEach(
                    s -> hosts.add((host(s).indexOf(':') >= 0 ? '[' + host(s) + ']' : host(s)) + ':' + s.port()));
        }
        return "postgresql://" + encode(user) + '@' + hosts + '/' + encode(database) + query;
    }

    private static String host(Server server) {
        return switch (server) {
            case Server.Tcp tcp -> tcp.host();
            case Server.Unix unix -> unix.folder().toString();
        };
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public String toString() {
        return display();
    }
}
