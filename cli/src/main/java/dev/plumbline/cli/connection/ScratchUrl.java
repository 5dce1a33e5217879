package dev.plumbline.cli.connection;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/** The one form of address that scratch servers take: host, port, user, password, database, and the driver's own parameters. */
final class ScratchUrl {

    private static final Set<String> CARRIED = Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "sslpassword",
            "sslfactory",
            "sslNegotiation", "channelBinding", "requireAuth", "options");
    private static final Set<String> SOCKETS = Set.of("socketFactory", "socketFactoryArg");

    private ScratchUrl() {}

    static String of(ConnectionTarget target, Server server, String password) {
        String address = server instanceof Server.Tcp tcp && tcp.address() != null ? tcp.address() : "";
        Properties driver = DriverProperties.of(target, server, address, password, SessionPolicy.SCRATCH,
                Duration.ofSeconds(10), true);
        boolean ownSockets = server instanceof Server.Unix || !address.isEmpty();
        String parameters = driver.stringPropertyNames().stream().sorted()
                .filter(name -> CARRIED.contains(name) || (ownSockets && SOCKETS.contains(name)))
                .filter(name -> !driver.getProperty(name).isEmpty())
                .map(name -> name + '=' + encode(driver.getProperty(name)))
                .collect(Collectors.joining("&"));
        String host = server instanceof Server.Tcp tcp ? tcp.host() : "localhost";
        return "postgresql://" + encode(target.user()) + ':' + encode(password) + '@'
                + (host.indexOf(':') >= 0 ? '[' + host + ']' : host) + ':' + server.port() + '/'
                + encode(target.database())
                + (parameters.isEmpty() ? "" : '?' + parameters);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
