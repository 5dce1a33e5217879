package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Servers that the user names by URL. They must be what is wished: another server is not looked for. */
final class NamedServers {

    private static final int DEFAULT_PORT = 5432;

    private NamedServers() {}

    static ScratchServer start(String url, ScratchOptions options) {
        ConnectionSettings settings = parse(url);
        try {
            NamedServerLease lease = NamedServerLease.open(settings);
            try {
                JdbcServer server = use(lease, settings, options);
                lease.dropLeftovers();
                return server;
            } catch (SQLException | RuntimeException e) {
                lease.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH,
                    "the scratch server " + settings + " cannot be used: " + JdbcServer.oneLine(e), e);
        }
    }

    private static JdbcServer use(NamedServerLease lease, ConnectionSettings settings, ScratchOptions options)
            throws SQLException {
        if (!mayCreateDatabases(lease.session())) {
            throw refused(settings,
                    "the user \"" + settings.user() + "\" may not create databases there: name a superuser");
        }
        JdbcServer server = JdbcServer.of(lease.session(), settings, Origin.URL,
                "at " + settings.host() + ":" + settings.port(), lease::close);
        int major = options.majorVersion().orElse(server.majorVersion());
        if (server.majorVersion() != major) {
            throw refused(settings,
                    "it is PostgreSQL " + server.serverVersion() + ", but PostgreSQL " + major + " is needed");
        }
        Set<String> missing = PrivateServers.missing(server, options);
        if (!missing.isEmpty()) {
            throw refused(settings,
                    "it does not offer the extension \"" + String.join("\", \"", missing) + "\": install it there");
        }
        server.markDatabases(lease);
        return server;
    }

    private static PlumblineException refused(ConnectionSettings settings, String why) {
        return new PlumblineException(ErrorCode.SCRATCH, "the scratch server " + settings + " cannot be used: " + why);
    }

    private static boolean mayCreateDatabases(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT rolsuper OR rolcreatedb FROM pg_catalog.pg_roles WHERE rolname = current_user")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Reads {@code [jdbc:]postgresql://[user[:password]@]host[:port][/database][?parameters]}. */
    static ConnectionSettings parse(String url) {
        try {
            URI uri = new URI(url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url);
            if (!Set.of("postgresql", "postgres").contains(String.valueOf(uri.getScheme())) || uri.getHost() == null) {
                throw new URISyntaxException("", "");
            }
            Map<String, String> parameters = parameters(uri.getRawQuery());
            String[] login = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
            String user = login.length > 0
                    ? decode(login[0])
                    : parameters.getOrDefault("user", environment("PGUSER", System.getProperty("user.name")));
            String password = login.length > 1
                    ? decode(login[1])
                    : parameters.getOrDefault("password", environment("PGPASSWORD", ""));
            String path = uri.getPath() == null ? "" : uri.getPath().replaceFirst("^/", "");
            parameters.keySet().removeAll(Set.of("user", "password"));
            return new ConnectionSettings(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(), user,
                    password,
                    path.isEmpty() ? "postgres" : path, parameters);
        } catch (URISyntaxException e) {
            // The URL itself stays out of the message, and so does the cause: either may hold a password.
            throw new PlumblineException(ErrorCode.SCRATCH,
                    "the scratch server's URL is not understood: expected postgresql://user:password@host:port/database");
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String environment(String variable, String otherwise) {
        return System.getenv().getOrDefault(variable, otherwise);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
