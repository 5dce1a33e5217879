package dev.plumbline.cli.connection;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.Arrays;
import java.util.Map;
import org.postgresql.PGProperty;

/** The query parameters of a {@code jdbc:} URL whose names or values differ from libpq's. */
final class JdbcParameter {

    private static final Map<String, Keyword> RENAMED = Map.of("ApplicationName", Keyword.APPLICATION_NAME,
            "connectTimeout",
            Keyword.CONNECT_TIMEOUT, "loginTimeout", Keyword.CONNECT_TIMEOUT, "gssEncMode", Keyword.GSSENCMODE,
            "channelBinding",
            Keyword.CHANNEL_BINDING, "requireAuth", Keyword.REQUIRE_AUTH, "sslNegotiation", Keyword.SSLNEGOTIATION,
            "kerberosServerName", Keyword.KRBSRVNAME);

    private static final Map<String, String> SESSION_ATTRIBUTES = Map.of("any", "any", "primary", "primary", "master",
            "primary",
            "secondary", "standby", "slave", "standby", "preferSecondary", "prefer-standby", "preferSlave",
            "prefer-standby",
            "preferPrimary", "any");

    private JdbcParameter() {}

    /** Adds one parameter of the driver to those of libpq; false where the driver does not know it either. */
    static boolean put(String name, String value, Map<Keyword, String> into) {
        Keyword renamed = RENAMED.get(name);
        if (renamed != null) {
            into.put(renamed, value);
            return true;
        }
        switch (name) {
            case "targetServerType" -> into.put(Keyword.TARGET_SESSION_ATTRS, sessionAttributes(value));
            case "currentSchema" -> into.merge(Keyword.OPTIONS,
                    "-c search_path=" + value.replace("\\", "\\\\").replace(" ", "\\ "), (a, b) -> a + " " + b);
            case "ssl" -> {
                if (value.isEmpty() || value.equals("true")) {
                    into.putIfAbsent(Keyword.SSLMODE, "verify-full");
                }
            }
            default -> {
                // Tuning of the driver's own (fetch sizes, prepared statements): known, and of no consequence to us.
                return Arrays.stream(PGProperty.values()).anyMatch(p -> p.getName().equals(name));
            }
        }
        return true;
    }

    private static String sessionAttributes(String value) {
        String attributes = SESSION_ATTRIBUTES.get(value);
        if (attributes == null) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "targetServerType must be any, primary, secondary or preferSecondary, not \"" + value + '"');
        }
        return attributes;
    }
}
