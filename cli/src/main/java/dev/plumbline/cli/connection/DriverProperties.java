package dev.plumbline.cli.connection;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import org.postgresql.PGProperty;

/** Translates a target into the JDBC driver's properties. */
final class DriverProperties {

    private static final String UNIX_FACTORY = "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg";

    private DriverProperties() {}

    /**
     * The properties for one attempt at one server.
     *
     * @param password empty where there is none: the driver would otherwise look for a password file by rules of its own
     * @param address numeric address to connect to; ignored for Unix sockets
     * @param startupOptions whether settings travel as {@code options} in the first message, which some poolers refuse
     */
    static Properties of(ConnectionTarget target, Server server, String address, String password, SessionPolicy policy,
            Duration timeout, boolean startupOptions) {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, target.user());
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.PG_DBNAME.set(properties, target.database());
        PGProperty.PG_PORT.set(properties, Integer.toString(server.port()));
        PGProperty.APPLICATION_NAME.set(properties, target.parameter(Keyword.APPLICATION_NAME).orElse("plumbline"));
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "13");
        PGProperty.READ_ONLY.set(properties, Boolean.toString(policy.readOnly()));
        PGProperty.READ_ONLY_MODE.set(properties, "always");
        String seconds = Long.toString(Math.max(1, timeout.toSeconds()));
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds);
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds);
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, Long.toString(timeout.toMillis()));
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, "false");
        PGProperty.GSS_ENC_MODE.set(properties, target.parameter(Keyword.GSSENCMODE).orElse("disable"));
        target.parameter(Keyword.REQUIRE_AUTH).ifPresent(v -> PGProperty.REQUIRE_AUTH.set(properties, v));
        target.parameter(Keyword.CHANNEL_BINDING).ifPresent(v -> PGProperty.CHANNEL_BINDING.set(properties, v));
        target.parameter(Keyword.KRBSRVNAME).ifPresent(v -> PGProperty.KERBEROS_SERVER_NAME.set(properties, v));
        if (startupOptions) {
            PGProperty.OPTIONS.set(properties, options(target, policy));
        }
        switch (server) {
            case Server.Tcp tcp -> {
                PGProperty.PG_HOST.set(properties, tcp.host());
                PGProperty.SOCKET_FACTORY.set(properties, FixedAddressSocketFactory.class.getName());
                PGProperty.SOCKET_FACTORY_ARG.set(properties, address);
                tls(target, properties);
            }
            case Server.Unix unix -> {
                PGProperty.PG_HOST.set(properties, "localhost");
                PGProperty.SOCKET_FACTORY.set(properties, UNIX_FACTORY);
                PGProperty.SOCKET_FACTORY_ARG.set(properties, unix.socket().toString());
                PGProperty.SSL_MODE.set(properties, "disable");
            }
        }
        return properties;
    }

    /** As libpq: a root certificate turns {@code require} into {@code verify-ca}; {@code system} means the JDK's own. */
    private static void tls(ConnectionTarget target, Properties properties) {
        String root = target.parameter(Keyword.SSLROOTCERT).orElse("");
        String mode = target.parameter(Keyword.SSLMODE).orElse(root.equals("system") ? "verify-full" : "prefer");
        PGProperty.SSL_MODE.set(properties, mode.equals("require") && !root.isEmpty() ? "verify-ca" : mode);
        if (root.equals("system")) {
            PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
        } else if (!root.isEmpty()) {
            PGProperty.SSL_ROOT_CERT.set(properties, root);
        }
        target.parameter(Keyword.SSLCERT).ifPresent(v -> PGProperty.SSL_CERT.set(properties, v));
        target.parameter(Keyword.SSLKEY).ifPresent(v -> PGProperty.SSL_KEY.set(properties, v));
        target.parameter(Keyword.SSLPASSWORD).ifPresent(v -> PGProperty.SSL_PASSWORD.set(properties, v));
        target.parameter(Keyword.SSLNEGOTIATION).ifPresent(v -> PGProperty.SSL_NEGOTIATION.set(properties, v));
    }

    private static String options(ConnectionTarget target, SessionPolicy policy) {
        StringJoiner options = new StringJoiner(" ");
        add(options, policy.defaults());
        target.parameter(Keyword.OPTIONS).ifPresent(options::add);
        add(options, policy.mandatory());
        return options.toString();
    }

    private static void add(StringJoiner options, Map<String, String> settings) {
        settings.forEach((name, value) -> options.add("-c " + name + '=' + value));
    }
}
