package dev.plumbline.cli.connection;

import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fills in what a connection does not say, as libpq does: first from the named service, then from the environment, then from the
 * defaults (the usual socket folders, else {@code localhost}; port 5432; the operating system's user; a database named like the
 * user).
 */
public final class ConnectionResolver {

    private static final int DEFAULT_PORT = 5432;
    private static final List<Path> SOCKET_FOLDERS = List.of(Path.of("/var/run/postgresql"), Path.of("/run/postgresql"),
            Path.of("/tmp"), Path.of("/private/tmp"));
    private static final List<Path> SYSTEM_FOLDERS = List.of(Path.of("/etc/postgresql-common"), Path.of("/etc"),
            Path.of("/usr/local/etc"), Path.of("/opt/homebrew/etc"));
    private static final Map<Keyword, Set<String>> CHOICES = Map.of(Keyword.SSLMODE,
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"), Keyword.TARGET_SESSION_ATTRS,
            Set.of("any", "read-write", "read-only", "primary", "standby", "prefer-standby"), Keyword.CHANNEL_BINDING,
            Set.of("disable", "prefer", "require"), Keyword.GSSENCMODE, Set.of("disable", "prefer", "require"),
            Keyword.SSLNEGOTIATION, Set.of("postgres", "direct"));

    private final Surroundings surroundings;
    private final List<Path> socketFolders;

    public ConnectionResolver(Surroundings surroundings) {
        this(surroundings, SOCKET_FOLDERS);
    }

    ConnectionResolver(Surroundings surroundings, List<Path> socketFolders) {
        this.surroundings = surroundings;
        this.socketFolders = List.copyOf(socketFolders);
    }

    /**
     * Reads a connection in any of its forms and fills it in.
     *
     * @throws PlumblineException where the text, the environment or a service file is wrong
     */
    public ConnectionTarget resolve(String text) {
        Map<Keyword, String> given = new EnumMap<>(Keyword.class);
        given.putAll(ConnectionText.parse(text));
        addService(given);
        for (Keyword keyword : Keyword.values()) {
            keyword.variable().map(surroundings.environment()::get).filter(v -> !v.isEmpty())
                    .ifPresent(v -> given.putIfAbsent(keyword, v));
        }
        check(given);
        String user = given.getOrDefault(Keyword.USER, "");
        user = user.isEmpty() ? surroundings.userName() : user;
        String database = given.getOrDefault(Keyword.DBNAME, "");
        PasswordFile passwordFile = new PasswordFile(
                surroundings.resolve(given.getOrDefault(Keyword.PASSFILE, "~/.pgpass")));
        Map<Keyword, String> rest = new EnumMap<>(given);
        rest.keySet()
                .removeAll(Set.of(Keyword.HOST, Keyword.HOSTADDR, Keyword.PORT, Keyword.USER, Keyword.PASSWORD,
                        Keyword.DBNAME,
                        Keyword.PASSFILE, Keyword.SERVICE, Keyword.SERVICEFILE));
        rest.keySet().removeIf(k -> k.use() != Keyword.Use.HONOURED);
        rest.values().removeIf(String::isEmpty);
        addDefaultFiles(rest);
        return new ConnectionTarget(servers(given), database.isEmpty() ? user : database, user,
                emptyToNull(given.get(Keyword.PASSWORD)), passwordFile, rest);
    }

    private void addService(Map<Keyword, String> given) {
        Map<String, String> environment = surroundings.environment();
        String service = given.getOrDefault(Keyword.SERVICE, environment.getOrDefault("PGSERVICE", ""));
        if (service.isEmpty()) {
            return;
        }
        String explicit = given.getOrDefault(Keyword.SERVICEFILE, environment.getOrDefault("PGSERVICEFILE", ""));
        List<Path> files = new ArrayList<>();
        files.add(surroundings.resolve(explicit.isEmpty() ? "~/.pg_service.conf" : explicit));
        String system = environment.getOrDefault("PGSYSCONFDIR", "");
        List<Path> folders = system.isEmpty() ? SYSTEM_FOLDERS : List.of(surroundings.resolve(system));
        folders.forEach(f -> files.add(f.resolve("pg_service.conf")));
        ServiceFile.find(service, files).forEach(given::putIfAbsent);
    }

    private static void check(Map<Keyword, String> given) {
        given.forEach((keyword, value) -> {
            if (keyword.use() == Keyword.Use.REFUSED && !value.isEmpty()) {
                throw new PlumblineException(ErrorCode.BAD_CONFIG, keyword.variable().orElse(keyword.keyword())
                        + " is set, and Plumbline cannot honour it; unset it to connect without it");
            }
            Set<String> choices = CHOICES.get(keyword);
            if (choices != null && !value.isEmpty() && !choices.contains(value)) {
                throw new PlumblineException(ErrorCode.USAGE,
                        keyword.keyword() + " is \"" + value + "\"; expected one of "
                                + String.join(", ", choices.stream().sorted().toList()));
            }
        });
        // The JDK offers nothing older than TLS 1.2; a newer minimum is a wish that the driver does not know.
        if (given.getOrDefault(Keyword.SSL_MIN_PROTOCOL_VERSION, "").equals("TLSv1.3")) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "ssl_min_protocol_version=TLSv1.3 is not supported by Plumbline; remove it to connect with TLS 1.2 or newer");
        }
        String timeout = given.getOrDefault(Keyword.CONNECT_TIMEOUT, "");
        if (!timeout.isBlank() && !timeout.strip().matches("-?[0-9]{1,6}")) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "connect_timeout is \"" + timeout + "\"; expected whole seconds, for example 10");
        }
    }

    /** libpq's default files for TLS, which the driver would look for under other names. */
    private void addDefaultFiles(Map<Keyword, String> parameters) {
        Map<Keyword, String> names = Map.of(Keyword.SSLROOTCERT, "root.crt", Keyword.SSLCERT, "postgresql.crt",
                Keyword.SSLKEY,
                "postgresql.key");
        names.forEach((keyword, name) -> {
            Path file = surroundings.home().resolve(".postgresql").resolve(name);
            if (Files.isReadable(file)) {
                parameters.putIfAbsent(keyword, file.toString());
            }
        });
        for (Keyword keyword : names.keySet()) {
            parameters.computeIfPresent(keyword, (k, v) -> v.equals("system") ? v : surroundings.resolve(v).toString());
        }
    }

    private List<Server> servers(Map<Keyword, String> given) {
        List<String> hosts = list(given.get(Keyword.HOST));
        List<String> addresses = list(given.get(Keyword.HOSTADDR));
        List<String> ports = list(given.get(Keyword.PORT));
        if (!hosts.isEmpty() && !addresses.isEmpty() && hosts.size() != addresses.size()) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "host has " + hosts.size() + " entries and hostaddr has " + addresses.size()
                            + "; they must be as many");
        }
        int count = Math.max(1, Math.max(hosts.size(), addresses.size()));
        if (ports.size() > 1 && ports.size() != count) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "port has " + ports.size() + " entries for " + count
                            + " hosts; give one port, or one for each host");
        }
        List<Server> servers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String host = i < hosts.size() ? hosts.get(i) : "";
            String address = i < addresses.size() ? addresses.get(i) : "";
            int port = port(ports.isEmpty() ? "" : ports.get(ports.size() == 1 ? 0 : i));
            servers.add(server(host, address, port));
        }
        return servers;
    }

    private Server server(String host, String address, int port) {
        if (!address.isEmpty()) {
            return new Server.Tcp(host.isEmpty() ? address : host, address, port);
        }
        if (host.startsWith("@")) {
            throw new PlumblineException(ErrorCode.USAGE, "host \"" + host
                    + "\" is an abstract Unix socket, which is not supported; use a socket folder or localhost");
        }
        if (host.startsWith("/")) {
            Path folder = Path.of(host);
            return new Server.Unix(folder, port, socketFolders.contains(folder));
        }
        if (!host.isEmpty()) {
            return new Server.Tcp(host, null, port);
        }
        return socketFolders.stream().map(f -> new Server.Unix(f, port, true)).filter(s -> Files.exists(s.socket()))
                .<Server>map(s -> s).findFirst().orElseGet(() -> new Server.Tcp("localhost", null, port));
    }

    private static int port(String text) {
        if (text.isBlank()) {
            return DEFAULT_PORT;
        }
        String digits = text.strip();
        int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw new PlumblineException(ErrorCode.USAGE, "port \"" + digits + "\" must be a number from 1 to 65535");
        }
        return port;
    }

    private static List<String> list(@Nullable String text) {
        return text == null || text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static @Nullable String emptyToNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
