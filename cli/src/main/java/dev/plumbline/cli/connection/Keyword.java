package dev.plumbline.cli.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every connection parameter of libpq (PostgreSQL 18 documentation, section 34.1.2), its environment variable, and what we do with it.
 */
enum Keyword {

    HOST("PGHOST", Use.HONOURED), HOSTADDR("PGHOSTADDR", Use.HONOURED), PORT("PGPORT", Use.HONOURED), DBNAME(
            "PGDATABASE", Use.HONOURED), USER("PGUSER", Use.HONOURED), PASSWORD("PGPASSWORD", Use.HONOURED), PASSFILE(
                    "PGPASSFILE", Use.HONOURED), SERVICE("PGSERVICE", Use.HONOURED), SERVICEFILE("PGSERVICEFILE",
                            Use.HONOURED), CONNECT_TIMEOUT("PGCONNECT_TIMEOUT", Use.HONOURED), OPTIONS("PGOPTIONS",
                                    Use.HONOURED), APPLICATION_NAME("PGAPPNAME",
                                            Use.HONOURED), FALLBACK_APPLICATION_NAME(null,
                                                    Use.IGNORED), TARGET_SESSION_ATTRS("PGTARGETSESSIONATTRS",
                                                            Use.HONOURED), SSLMODE("PGSSLMODE",
                                                                    Use.HONOURED), SSLROOTCERT("PGSSLROOTCERT",
                                                                            Use.HONOURED), SSLCERT("PGSSLCERT",
                                                                                    Use.HONOURED), SSLKEY("PGSSLKEY",
                                                                                            Use.HONOURED), SSLPASSWORD(
                                                                                                    null,
                                                                                                    Use.HONOURED), SSLNEGOTIATION(
                                                                                                            "PGSSLNEGOTIATION",
                                                                                                            Use.HONOURED), CHANNEL_BINDING(
                                                                                                                    "PGCHANNELBINDING",
                                                                                                                    Use.HONOURED), REQUIRE_AUTH(
                                                                                                                            "PGREQUIREAUTH",
                                                                                                                            Use.HONOURED), GSSENCMODE(
                                                                                                                                    "PGGSSENCMODE",
                                                                                                                                    Use.HONOURED), KRBSRVNAME(
                                                                                                                                            "PGKRBSRVNAME",
                                                                                                                                            Use.HONOURED), SSLCRL(
                                                                                                                                                    "PGSSLCRL",
                                                                                                                                                    Use.REFUSED), SSLCRLDIR(
                                                                                                                                                            "PGSSLCRLDIR",
                                                                                                                                                            Use.REFUSED), REQUIREPEER(
                                                                                                                                                                    "PGREQUIREPEER",
                                                                                                                                                                    Use.REFUSED), SSL_MIN_PROTOCOL_VERSION(
                                                                                                                                                                            "PGSSLMINPROTOCOLVERSION",
                                                                                                                                                                            Use.IGNORED), SSL_MAX_PROTOCOL_VERSION(
                                                                                                                                                                                    "PGSSLMAXPROTOCOLVERSION",
                                                                                                                                                                                    Use.IGNORED), MIN_PROTOCOL_VERSION(
                                                                                                                                                                                            "PGMINPROTOCOLVERSION",
                                                                                                                                                                                            Use.IGNORED), MAX_PROTOCOL_VERSION(
                                                                                                                                                                                                    "PGMAXPROTOCOLVERSION",
                                                                                                                                                                                                    Use.IGNORED), SSLCOMPRESSION(
                                                                                                                                                                                                            "PGSSLCOMPRESSION",
                                                                                                                                                                                                            Use.IGNORED), SSLSNI(
                                                                                                                                                                                                                    "PGSSLSNI",
                                                                                                                                                                                                                    Use.IGNORED), SSLCERTMODE(
                                                                                                                                                                                                                            "PGSSLCERTMODE",
                                                                                                                                                                                                                            Use.IGNORED), SSLKEYLOGFILE(
                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                    Use.IGNORED), GSSLIB(
                                                                                                                                                                                                                                            "PGGSSLIB",
                                                                                                                                                                                                                                            Use.IGNORED), GSSDELEGATION(
                                                                                                                                                                                                                                                    "PGGSSDELEGATION",
                                                                                                                                                                                                                                                    Use.IGNORED), CLIENT_ENCODING(
                                                                                                                                                                                                                                                            "PGCLIENTENCODING",
                                                                                                                                                                                                                                                            Use.IGNORED), LOAD_BALANCE_HOSTS(
                                                                                                                                                                                                                                                                    "PGLOADBALANCEHOSTS",
                                                                                                                                                                                                                                                                    Use.IGNORED), KEEPALIVES(
                                                                                                                                                                                                                                                                            null,
                                                                                                                                                                                                                                                                            Use.IGNORED), KEEPALIVES_IDLE(
                                                                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                                                                    Use.IGNORED), KEEPALIVES_INTERVAL(
                                                                                                                                                                                                                                                                                            null,
                                                                                                                                                                                                                                                                                            Use.IGNORED), KEEPALIVES_COUNT(
                                                                                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                                                                                    Use.IGNORED), TCP_USER_TIMEOUT(
                                                                                                                                                                                                                                                                                                            null,
                                                                                                                                                                                                                                                                                                            Use.IGNORED), REPLICATION(
                                                                                                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                                                                                                    Use.REFUSED), SCRAM_CLIENT_KEY(
                                                                                                                                                                                                                                                                                                                            null,
                                                                                                                                                                                                                                                                                                                            Use.REFUSED), SCRAM_SERVER_KEY(
                                                                                                                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                                                                                                                    Use.REFUSED), OAUTH_ISSUER(
                                                                                                                                                                                                                                                                                                                                            null,
                                                                                                                                                                                                                                                                                                                                            Use.REFUSED), OAUTH_CLIENT_ID(
                                                                                                                                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                                                                                                                                    Use.REFUSED), OAUTH_CLIENT_SECRET(
                                                                                                                                                                                                                                                                                                                                                            null,
                                                                                                                                                                                                                                                                                                                                                            Use.REFUSED), OAUTH_SCOPE(
                                                                                                                                                                                                                                                                                                                                                                    null,
                                                                                                                                                                                                                                                                                                                                                                    Use.REFUSED);

    /** What becomes of a parameter. */
    enum Use {
        HONOURED,
        /** Changes speed or comfort only, or is the driver's business: accepted without effect. */
        IGNORED,
        /** The user counts on it, and the driver cannot do it: an error is safer than silence. */
        REFUSED
    }

    private final @Nullable String variable;
    private final Use use;

    Keyword(@Nullable String variable, Use use) {
        this.variable = variable;
        this.use = use;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }

    Optional<String> variable() {
        return Optional.ofNullable(variable);
    }

    Use use() {
        return use;
    }

    static Optional<Keyword> find(String keyword) {
        return Arrays.stream(values()).filter(k -> k.keyword().equals(keyword)).findFirst();
    }

    static List<String> keywords() {
        return Arrays.stream(values()).map(Keyword::keyword).toList();
    }
}
