package dev.plumbline.cli.connection;

import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells which of the accepted forms a connection has, and reads it. */
final class ConnectionText {

    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*", Pattern.DOTALL);
    private static final Pattern KEYWORD_FORM = Pattern.compile("\\s*[A-Za-z_]+\\s*=.*", Pattern.DOTALL);
    private static final String JDBC = "jdbc:";

    private ConnectionText() {}

    /** True where the text is meant as a connection, right or wrong, and not as a file. */
    static boolean isConnection(String text) {
        return text.isBlank() || text.startsWith(JDBC) || SCHEME.matcher(text).matches()
                || KEYWORD_FORM.matcher(text).matches();
    }

    /**
     * The parameters that the text gives, without any default.
     *
     * @throws PlumblineException with {@link ErrorCode#USAGE} where the text is not well-formed
     */
    static Map<Keyword, String> parse(String text) {
        if (text.startsWith(JDBC)) {
            return parseJdbc(text.substring(JDBC.length()));
        }
        Optional<String> afterScheme = afterScheme(text);
        return afterScheme.isPresent() ? UriSyntax.parse(afterScheme.get(), false) : KeywordSyntax.parse(text);
    }

    /** The driver's own forms: {@code //host/database}, {@code /database}, {@code database}, and libpq's behind the prefix. */
    private static Map<Keyword, String> parseJdbc(String text) {
        Optional<String> afterScheme = afterScheme(text);
        if (afterScheme.isPresent()) {
            return UriSyntax.parse(afterScheme.get(), true);
        }
        String prefix = "postgresql:";
        if (!text.startsWith(prefix)) {
            throw notPostgres(JDBC + text.substring(0, Math.max(0, text.indexOf(':') + 1)));
        }
        String rest = text.substring(prefix.length());
        return UriSyntax.parse(rest.startsWith("/") ? rest : "/" + rest, true);
    }

    private static Optional<String> afterScheme(String text) {
        Matcher matcher = SCHEME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String scheme = matcher.group(1);
        String lower = scheme.toLowerCase(Locale.ROOT);
        // SQLAlchemy's URLs name the Python driver behind a plus sign: it means nothing to us.
        if (!lower.equals("postgresql") && !lower.equals("postgres") && !lower.startsWith("postgresql+")) {
            throw notPostgres(scheme + "://");
        }
        return Optional.of(text.substring(scheme.length() + "://".length()));
    }

    /** Finds a keyword that the user wrote. */
    static Keyword keyword(String name) {
        Keyword keyword = Keyword.find(name).orElseThrow(() -> new PlumblineException(ErrorCode.USAGE,
                "connection parameter \"" + name + "\" is not known" + NearMatches.hint(name, Keyword.keywords())));
        if (keyword.use() == Keyword.Use.REFUSED) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "connection parameter \"" + name
                            + "\" is not supported by Plumbline; remove it to connect without it");
        }
        return keyword;
    }

    private static PlumblineException notPostgres(String prefix) {
        return new PlumblineException(ErrorCode.USAGE,
                '"' + prefix + "\" is not a PostgreSQL URL; expected postgresql://USER@HOST:PORT/DATABASE");
    }
}
