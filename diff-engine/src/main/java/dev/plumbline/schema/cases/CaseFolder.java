package dev.plumbline.schema.cases;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/**
 * One acceptance case: {@code old.sql}, {@code new.sql} and an optional {@code meta.json}.
 *
 * @param name the folder below the root that was searched
 * @param oldestMajor the oldest major version of PostgreSQL that can load it
 * @param roles roles that its files expect
 */
public record CaseFolder(String name, Path folder, int oldestMajor, List<String> roles) {

    public CaseFolder {
        roles = List.copyOf(roles);
    }

    /** The schema before. */
    public Path oldSql() {
        return folder.resolve("old.sql");
    }

    /** The schema after. */
    public Path newSql() {
        return folder.resolve("new.sql");
    }

    /**
     * All cases in and below a folder, in name order.
     *
     * @throws PlumblineException with code BAD_INPUT if there is none
     */
    public static List<CaseFolder> find(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            List<CaseFolder> cases = files
                    .filter(file -> file.endsWith("old.sql") && Files.isRegularFile(file.resolveSibling("new.sql")))
                    .map(file -> read(root, Objects.requireNonNull(file.toAbsolutePath().getParent())))
                    .sorted(Comparator.comparing(CaseFolder::name)).toList();
            if (cases.isEmpty()) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        root + ": no case found; a case is a folder with old.sql and new.sql");
            }
            return cases;
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, root + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static CaseFolder read(Path root, Path folder) {
        String name = root.toAbsolutePath().relativize(folder).toString();
        Path meta = folder.resolve("meta.json");
        if (!Files.isRegularFile(meta)) {
            return new CaseFolder(name, folder, 0, List.of());
        }
        try {
            JsonNode json = new ObjectMapper().readTree(meta.toFile());
            return new CaseFolder(name, folder, json.path("min_pg_version").asInt(0),
                    json.path("roles").valueStream().map(JsonNode::asString).toList());
        } catch (JacksonException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, meta + ": is not valid JSON: " + e.getOriginalMessage(),
                    e);
        }
    }
}
