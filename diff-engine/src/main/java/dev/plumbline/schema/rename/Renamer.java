package dev.plumbline.schema.rename;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.diff.AttributeChange;
import dev.plumbline.schema.diff.CatalogDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Carries renames out on a scratch copy of FROM and reads it back, so that PostgreSQL itself says how views, constraints and indexes read
 * afterwards. The comparison then starts from there.
 */
public final class Renamer {

    private Renamer() {}

    /**
     * FROM as it is after the renames.
     *
     * @param catalog the catalogue after the renames
     * @param steps the rename statements, in order
     * @param changes one for each rename
     */
    public record Renamed(Catalog catalog, List<Step> steps, List<Change> changes) {}

    /**
     * Applies renames.
     *
     * @param server a scratch server of FROM's major version
     * @throws PlumblineException with code BAD_INPUT if an object to rename does not exist, or its new name is taken
     */
    public static Renamed apply(Catalog from, List<Rename> renames, ScratchServer server) {
        List<Rename> ordered = renames.stream().distinct().sorted(Comparator.comparing(Rename::kind)).toList();
        try (ScratchDatabase copy = SchemaCopy.build(from, server)) {
            List<Step> steps = new ArrayList<>();
            List<Change> changes = new ArrayList<>();
            for (Rename rename : ordered) {
                Catalog before = SqlFiles.read(copy, "from");
                execute(rename, copy);
                ObjectId id = renamed(rename, before, SqlFiles.read(copy, "from"));
                steps.add(new Step(steps.size() + 1, ActionType.ALTER, id, "rename " + rename,
                        List.of(Statement.of(rename.sql())),
                        IntStream.rangeClosed(1, steps.size()).boxed().collect(Collectors.toSet())));
                changes.add(new Change(id, ChangeType.RENAMED,
                        List.of(new AttributeChange("name", rename.path().getLast(), rename.newName()))));
            }
            return new Renamed(SqlFiles.read(copy, "from"), steps, changes);
        }
    }

    private static void execute(Rename rename, ScratchDatabase copy) {
        try (Connection connection = copy.connect(); java.sql.Statement statement = connection.createStatement()) {
            statement.execute(rename.sql());
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "rename " + rename + ": " + e.getMessage()
                    + "; the path has to name an object of FROM", e);
        }
    }

    /** The object that is there now and was not before; for an enum's value the type that changed. */
    private static ObjectId renamed(Rename rename, Catalog before, Catalog after) {
        return CatalogDiff.compare(before, after).stream().filter(change -> change.type() != ChangeType.REMOVED)
                .map(Change::object)
                .min(Comparator.comparing((ObjectId id) -> !id.name().startsWith(rename.newName()))
                        .thenComparing(ObjectId::kind))
                .orElseThrow(() -> new PlumblineException(ErrorCode.BAD_INPUT,
                        "rename " + rename + ": changes nothing that is compared"));
    }
}
