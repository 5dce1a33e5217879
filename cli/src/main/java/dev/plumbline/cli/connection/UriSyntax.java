package dev.plumbline.cli.connection;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Reads {@code postgresql://user:password@host:port,host:port/database?parameter=value} (PostgreSQL documentation, section
 * 34.1.1.2) in libpq's own order: credentials up to the first {@code @} before a slash, then hosts, database, parameters; each
 * part is percent-decoded. Messages name the part that is wrong and never show it, for it may be a password.
 */
final class UriSyntax {

    private final String text;
    private final boolean jdbc;
    private final Map<Keyword, String> parameters = new EnumMap<>(Keyword.class);
    private int position;

    private UriSyntax(String text, boolean jdbc) {
        this.text = text;
        this.jdbc = jdbc;
    }

    /**
     * @param afterScheme everything after {@code postgresql://}
     * @param jdbc also take the parameter names of the JDBC driver
     */
    static Map<Keyword, String> parse(String afterScheme, boolean jdbc) {
        UriSyntax syntax = new UriSyntax(afterScheme, jdbc);
        syntax.credentials();
        syntax.hosts();
        syntax.database();
        syntax.query();
        return syntax.parameters;
    }

    private void credentials() {
        int end = position;
        while (end < text.length() && text.charAt(end) != '@' && text.charAt(end) != '/') {
            end++;
        }
        if (end == text.length() || text.charAt(end) != '@') {
            return;
        }
        int colon = text.indexOf(':');
        if (colon >= 0 && colon < end) {
            put(Keyword.USER, text.substring(0, colon));
            put(Keyword.PASSWORD, text.substring(colon + 1, end));
        } else {
            put(Keyword.USER, text.substring(0, end));
        }
        position = end + 1;
    }

    private void hosts() {
        StringJoiner hosts = new StringJoiner(",");
        StringJoiner ports = new StringJoiner(",");
        boolean more;
        do {
            hosts.add(at('[') ? bracketed() : upTo(":/?,"));
            if (at(':')) {
                position++;
                ports.add(upTo("/?,"));
            } else {
                ports.add("");
            }
            more = at(',');
            if (more) {
                position++;
            }
        } while (more);
        put(Keyword.HOST, hosts.toString());
        if (!ports.toString().chars().allMatch(c -> c == ',')) {
            put(Keyword.PORT, ports.toString());
        }
    }

    private String bracketed() {
        int close = text.indexOf(']', position);
        if (close < 0) {
            throw wrong("the IPv6 address has no closing \"]\"");
        }
        String address = text.substring(position + 1, close);
        if (address.isEmpty()) {
            throw wrong("the IPv6 address between \"[\" and \"]\" is empty");
        }
        position = close + 1;
        if (position < text.length() && ":/?,".indexOf(text.charAt(position)) < 0) {
            throw wrong("after the IPv6 address there must be a port, a slash or the end");
        }
        return address;
    }

    private void database() {
        if (at('/')) {
            position++;
            put(Keyword.DBNAME, upTo("?"));
        }
    }

    private void query() {
        if (!at('?')) {
            return;
        }
        for (String pair : text.substring(position + 1).split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = decode(equals < 0 ? pair : pair.substring(0, equals), "a parameter's name");
            if (equals < 0 && !jdbc) {
                throw wrong("parameter \"" + name + "\" has no value; write " + name + "=VALUE");
            }
            String encoded = equals < 0 ? "" : pair.substring(equals + 1);
            if (encoded.indexOf('=') >= 0 && !jdbc) {
                throw wrong("the value of \"" + name + "\" holds an \"=\"; write %3D instead");
            }
            String value = decode(encoded, '"' + name + '"');
            if (jdbc && Keyword.find(name).isEmpty() && JdbcParameter.put(name, value, parameters)) {
                continue;
            }
            if (name.equals("ssl") && value.equals("true")) {
                parameters.put(Keyword.SSLMODE, "require");
            } else {
                parameters.put(ConnectionText.keyword(name), value);
            }
        }
    }

    private void put(Keyword keyword, String encoded) {
        if (!encoded.isEmpty()) {
            parameters.put(keyword, decode(encoded, "the " + keyword.keyword()));
        }
    }

    private static String decode(String encoded, String part) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c != '%') {
                int codePoint = encoded.codePointAt(i);
                bytes.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                i += Character.charCount(codePoint) - 1;
                continue;
            }
            int high = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 1), 16) : -1;
            int low = i + 2 < encoded.length() ? Character.digit(encoded.charAt(i + 2), 16) : -1;
            if (high < 0 || low < 0) {
                throw wrong(part + " holds a \"%\" without two hexadecimal digits; write %25 for the sign itself");
            }
            if (high == 0 && low == 0) {
                throw wrong(part + " holds %00, which PostgreSQL forbids");
            }
            bytes.write(high * 16 + low);
            i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private String upTo(String ends) {
        int start = position;
        while (position < text.length() && ends.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private boolean at(char c) {
        return position < text.length() && text.charAt(position) == c;
    }

    private static PlumblineException wrong(String what) {
        return new PlumblineException(ErrorCode.USAGE, "connection URL: " + what);
    }
}
