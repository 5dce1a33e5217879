package dev.plumbline.cli.connection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A password file as libpq reads it (PostgreSQL documentation, section 34.16): {@code host:port:database:user:password} per
 * line, {@code *} for any, backslash before a colon or a backslash, the first match wins. A file that others may read is not
 * used.
 *
 * @param path where it stands
 */
record PasswordFile(Path path) {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    /**
     * The password of one server and user.
     *
     * @param host name as the user gave it; {@code localhost} for the default socket folder
     * @param warnings told why a file is not used
     */
    Optional<String> find(String host, int port, String database, String user, Consumer<String> warnings) {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            if (!Files.isRegularFile(path)) {
                warnings.accept("password file \"" + path + "\" is not a plain file: ignored");
                return Optional.empty();
            }
            if (readableByOthers()) {
                warnings.accept("password file \"" + path
                        + "\" can be read by group or others: ignored; run: chmod 600 " + path);
                return Optional.empty();
            }
            for (String line : Files.readAllLines(path)) {
                Optional<String> password = match(line, List.of(host, Integer.toString(port), database, user));
                if (password.isPresent()) {
                    return password;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            warnings.accept("password file \"" + path + "\" cannot be read: ignored");
            return Optional.empty();
        }
    }

    private boolean readableByOthers() throws IOException {
        if (!Files.getFileStore(path).supportsFileAttributeView("posix")) {
            return false;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.stream().anyMatch(OTHERS::contains);
    }

    private static Optional<String> match(String line, List<String> wanted) {
        if (line.startsWith("#")) {
            return Optional.empty();
        }
        List<String> fields = fields(line);
        if (fields.size() != wanted.size() + 1) {
            return Optional.empty();
        }
        for (int i = 0; i < wanted.size(); i++) {
            String field = fields.get(i);
            if (!field.equals("*") && !unescape(field).equals(wanted.get(i))) {
                return Optional.empty();
            }
        }
        String password = unescape(fields.getLast());
        return password.isEmpty() ? Optional.empty() : Optional.of(password);
    }

    /** The first four fields end at an unescaped colon; so does the password, as in libpq. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length() && fields.size() < 5; i++) {
            char c = line.charAt(i);
            if (c == ':') {
                fields.add(field.toString());
                field.setLength(0);
                continue;
            }
            field.append(c);
            if (c == '\\' && i + 1 < line.length()) {
                field.append(line.charAt(++i));
            }
        }
        if (fields.size() < 5) {
            fields.add(field.toString());
        }
        return fields;
    }

    private static String unescape(String field) {
        StringBuilder plain = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '\\' && i + 1 < field.length()) {
                i++;
            }
            plain.append(field.charAt(i));
        }
        return plain.toString();
    }
}
