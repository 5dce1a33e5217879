package dev.plumbline.schema.cases;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.catalog.CanonicalExpressions;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code pg_dump --schema-only} says of a database, split into entries: the second observer, which shares no code with us. Two databases
 * with equal dumps have the same schema as far as pg_dump looks; only the physical order of columns is disregarded.
 */
public final class Dump {

    private static final Pattern ENTRY = Pattern
            .compile("(?m)^-- (?:Data for )?Name: (.*); Type: (.*); Schema: (.*); Owner: (.*)$");

    /** Options that hold secrets: we neither read nor write them, so that they cannot arrive. As in {@code uncovered.sql}. */
    private static final Pattern SECRET_OPTION = Pattern.compile(
            "(?i)\\s+\"?(?!password_required)\\S*(pass(word|wd|phrase|code)|pwd|secret|token|credential|api_?key|access_?key)\\S*"
                    + " '(?:[^']|'')*',?");

    private static final Pattern UNVALIDATED = Pattern
            .compile("(?s)ADD CONSTRAINT (\"(?:[^\"]|\"\")+\"|\\S+) CHECK .* NOT VALID;");

    private final NavigableMap<String, String> entries;

    private Dump(NavigableMap<String, String> entries) {
        this.entries = entries;
    }

    /** Dumps a database; empty where this machine has no pg_dump that can. */
    public static Optional<Dump> of(ScratchDatabase database) {
        return of(database.settings(), database.server());
    }

    /** Dumps any database with the pg_dump that fits a server. */
    static Optional<Dump> of(ConnectionSettings settings, ScratchServer server) {
        return server.tool("pg_dump").map(tool -> parse(run(tool, settings)));
    }

    /** The entries in which the other dump differs, at most a few, each with both texts. */
    public List<String> differences(Dump other) {
        NavigableSet<String> names = new TreeSet<>(entries.keySet());
        names.addAll(other.entries.keySet());
        return names.stream().filter(name -> !same(entries.get(name), other.entries.get(name))).limit(20)
                .map(name -> name + ": «" + entries.getOrDefault(name, "absent") + "» but expected «"
                        + other.entries.getOrDefault(name, "absent")
                        + "»")
                .toList();
    }

    /** An owner that the expected side does not name may be anybody. */
    private static boolean same(@Nullable String actual, @Nullable String expected) {
        if (actual != null && expected != null && actual.contains("INHERITS (") && expected.contains("INHERITS (")) {
            return withoutLocality(actual).equals(withoutLocality(expected));
        }
        if (actual == null || expected == null || !expected.contains(" OWNER TO " + SqlFiles.AUTHOR + ";")) {
            return Objects.equals(actual, expected);
        }
        return withoutOwner(actual).equals(withoutOwner(expected));
    }

    /**
     * PostgreSQL has no statement that says of a column whether it would stay without its parents, nor in which order these came; the
     * columns themselves our own comparison sees.
     */
    private static String withoutLocality(String sql) {
        return withoutOwner(sql).lines().filter(line -> !line.startsWith("    ") || line.startsWith("    CONSTRAINT "))
                .map(line -> line.startsWith("INHERITS (")
                        ? Stream.of(line.split("[,();]\\s*", -1)).sorted().collect(Collectors.joining(","))
                        : line)
                .collect(Collectors.joining("\n"));
    }

    private static String withoutOwner(String sql) {
        return sql.lines().filter(line -> !line.startsWith("ALTER ") || !line.contains(" OWNER TO "))
                .collect(Collectors.joining("\n"));
    }

    private static String run(Path tool, ConnectionSettings settings) {
        ProcessBuilder builder = new ProcessBuilder(tool.toString(), "--schema-only", "--no-password");
        builder.environment().putAll(settings.environment());
        try {
            Path errors = Files.createTempFile("plumbline-dump", ".txt");
            try {
                Process process = builder.redirectError(errors.toFile()).start();
                String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new PlumblineException(ErrorCode.FAILURE, "pg_dump: " + Files.readString(errors).strip());
                }
                return output;
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "running pg_dump: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(ErrorCode.FAILURE, "interrupted while pg_dump ran", e);
        }
    }

    private static Dump parse(String text) {
        NavigableMap<String, String> entries = new TreeMap<>();
        Matcher matcher = ENTRY.matcher(text);
        @Nullable
        String name = null;
        int start = 0;
        while (matcher.find()) {
            if (name != null) {
                put(entries, name, text.substring(start, matcher.start()));
            }
            name = matcher.group(2) + " " + matcher.group(3) + "." + matcher.group(1);
            start = matcher.end();
        }
        if (name != null) {
            put(entries, name, text.substring(start));
        }
        return new Dump(withoutSharedChecks(withoutCopiedChecks(entries)));
    }

    /** Whether a child's copy of a NOT VALID check has been validated depends on how it came; PostgreSQL has no way back. */
    private static NavigableMap<String, String> withoutCopiedChecks(NavigableMap<String, String> entries) {
        Set<String> names = entries.entrySet().stream().filter(entry -> entry.getKey().startsWith("CHECK CONSTRAINT "))
                .map(entry -> UNVALIDATED.matcher(entry.getValue())).filter(Matcher::find)
                .map(found -> "    CONSTRAINT " + found.group(1) + " CHECK ").collect(Collectors.toSet());
        if (!names.isEmpty()) {
            entries.replaceAll((name, sql) -> name.startsWith("TABLE ")
                    ? sql.lines().filter(line -> names.stream().noneMatch(line::startsWith))
                            .collect(Collectors.joining("\n"))
                    : sql);
        }
        return entries;
    }

    /** Whether a child says a check of its parent too is not a matter of the schema's meaning either. */
    private static NavigableMap<String, String> withoutSharedChecks(NavigableMap<String, String> entries) {
        Map<String, Long> checks = entries.values().stream()
                .flatMap(sql -> sql.lines().filter(line -> line.startsWith("    CONSTRAINT ")))
                .collect(Collectors.groupingBy(line -> line, Collectors.counting()));
        entries.replaceAll((name, sql) -> sql.contains("\nINHERITS (")
                ? sql.lines().filter(line -> checks.getOrDefault(line, 1L) == 1).collect(Collectors.joining("\n"))
                : sql);
        return entries;
    }

    private static void put(Map<String, String> entries, String name, String body) {
        String sql = body.lines()
                .filter(line -> !line.startsWith("--") && !line.startsWith("SET default_") && !line.isBlank()
                        && !line.startsWith("\\") && !SECRET_OPTION.matcher(line).matches())
                .map(CanonicalExpressions::of).collect(Collectors.joining("\n"));
        entries.merge(name, normal(name, sql), (one, other) -> one + "\n" + other);
    }

    /** The text without what is order only: of columns, of grants, of an event trigger's tags. */
    private static String normal(String name, String sql) {
        if (name.startsWith("TABLE ")) {
            return withoutColumnOrder(sql);
        }
        if (name.startsWith("TYPE ") || name.startsWith("OPERATOR FAMILY ") || name.startsWith("OPERATOR CLASS ")) {
            return withoutMemberOrder(sql);
        }
        if (name.startsWith("STATISTICS ") || name.startsWith("PUBLICATION TABLE ")) {
            return sql.lines().map(line -> line.contains(", ") ? withoutOrder(line, "[\\s,();]+") : line)
                    .collect(Collectors.joining("\n"));
        }
        if (name.startsWith("ACL ") || name.startsWith("DEFAULT ACL ")) {
            return sql.lines().sorted().collect(Collectors.joining("\n"));
        }
        return name.startsWith("EVENT TRIGGER ")
                ? sql.lines().map(line -> line.startsWith("ALTER ")
                        ? line
                        : withoutOrder(line, "[\\s,()]+"))
                        .collect(Collectors.joining("\n"))
                : sql;
    }

    private static String withoutOrder(String line, String separators) {
        return Stream.of(line.split(separators, -1)).sorted().collect(Collectors.joining(" "));
    }

    /** As columns, the attributes of a composite type (after a tab; labels of an enum stand after blanks), and members of families. */
    private static String withoutMemberOrder(String sql) {
        List<String> lines = sql.lines().map(line -> isMember(line) ? line.replaceFirst(" ?[,;]$", "") : line).toList();
        return Stream.concat(lines.stream().filter(line -> !isMember(line)),
                lines.stream().filter(Dump::isMember).sorted()).collect(Collectors.joining("\n"));
    }

    private static boolean isMember(String line) {
        return line.startsWith("\t") || line.startsWith("    OPERATOR ") || line.startsWith("    FUNCTION ");
    }

    /** Columns added later stand at the end; which one stands where is not a matter of the schema's meaning. */
    private static String withoutColumnOrder(String sql) {
        return sql.lines().map(line -> line.startsWith("    ") ? line.replaceFirst(",$", "") : line).sorted()
                .collect(Collectors.joining("\n"));
    }
}
