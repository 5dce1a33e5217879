package dev.plumbline.cli.connection;

import dev.plumbline.cli.text.NearMatches;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Connection service files (PostgreSQL documentation, section 34.17): parameters under a name, {@code [name]} per group. */
final class ServiceFile {

    private ServiceFile() {}

    /**
     * Looks a service up, in the first file that has it.
     *
     * @param files the user's file first, then the system's; those that do not exist are passed over
     * @throws PlumblineException where no file has the service, or the file is not well-formed
     */
    static Map<Keyword, String> find(String service, List<Path> files) {
        List<String> seen = new ArrayList<>();
        List<Path> read = new ArrayList<>();
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                read.add(file);
                Optional<Map<Keyword, String>> found = find(service, file, seen);
                if (found.isPresent()) {
                    return found.get();
                }
            }
        }
        String where = read.isEmpty()
                ? "there is no service file (looked for " + files + ")"
                : "not defined in " + read;
        throw new PlumblineException(ErrorCode.BAD_CONFIG,
                "service \"" + service + "\": " + where + NearMatches.hint(service, seen));
    }

    private static Optional<Map<Keyword, String>> find(String service, Path file, List<String> seen) {
        Map<Keyword, String> parameters = new EnumMap<>(Keyword.class);
        boolean inGroup = false;
        int number = 0;
        for (String raw : lines(file)) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("[")) {
                if (inGroup) {
                    break;
                }
                int close = line.indexOf(']');
                String name = line.substring(1, close < 0 ? line.length() : close);
                seen.add(name);
                inGroup = name.equals(service);
            } else if (inGroup) {
                int equals = line.indexOf('=');
                String keyword = equals < 0 ? line : line.substring(0, equals).strip();
                if (equals < 0 || keyword.equals("service") || keyword.equals("servicefile")) {
                    String problem = line.startsWith("ldap")
                            ? "LDAP look-ups are not supported"
                            : equals < 0
                                    ? "expected KEYWORD=VALUE"
                                    : "a service cannot name another service or service file";
                    throw new PlumblineException(ErrorCode.BAD_CONFIG, file + ":" + number + ": " + problem);
                }
                parameters.putIfAbsent(keyword(keyword, file, number), line.substring(equals + 1).strip());
            }
        }
        return inGroup ? Optional.of(parameters) : Optional.empty();
    }

    private static Keyword keyword(String name, Path file, int line) {
        try {
            return ConnectionText.keyword(name);
        } catch (PlumblineException e) {
            throw new PlumblineException(ErrorCode.BAD_CONFIG, file + ":" + line + ": " + e.getMessage(), e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_CONFIG, "service file \"" + file + "\" cannot be read", e);
        }
    }
}
