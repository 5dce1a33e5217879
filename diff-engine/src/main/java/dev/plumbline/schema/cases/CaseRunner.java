package dev.plumbline.schema.cases;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.cases.CaseVerdict.Outcome;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.rename.Rename;
import dev.plumbline.schema.rename.RenameHints;
import dev.plumbline.schema.rename.Renamer;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.schema.source.StepRunner;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Runs acceptance cases on a scratch server: load both sides, plan, apply the plan to a copy of the first, and compare again. A case passes
 * when the second comparison is empty and pg_dump, where this machine has one, sees no difference
 * either. Each side is also built from nothing and taken down again.
 */
public final class CaseRunner {

    private final ScratchServer server;

    public CaseRunner(ScratchServer server) {
        this.server = server;
    }

    /** The verdicts of a case: up from old to new, down from new to old, and each side from nothing and back. */
    public List<CaseVerdict> run(CaseFolder folder) {
        return run(folder, true);
    }

    /** The verdicts of a case between its two sides only. */
    public List<CaseVerdict> runBothWays(CaseFolder folder) {
        return run(folder, false);
    }

    private List<CaseVerdict> run(CaseFolder folder, boolean fromNothing) {
        if (server.majorVersion() < folder.oldestMajor()) {
            return List.of(new CaseVerdict(folder.name(), "up", Outcome.SKIPPED, 0,
                    "needs PostgreSQL " + folder.oldestMajor()));
        }
        folder.roles().forEach(server::ensureRole);
        try (ScratchDatabase old = SqlFiles.load(List.of(folder.oldSql()), server);
                ScratchDatabase current = SqlFiles.load(List.of(folder.newSql()), server)) {
            Side before = Side.of(old, "from");
            Side after = Side.of(current, "to");
            List<Rename> renames = RenameHints.find(SqlFiles.text(folder.newSql()));
            List<CaseVerdict> verdicts = new ArrayList<>();
            verdicts.add(transition(folder.name(), "up", before, after, renames));
            verdicts.add(transition(folder.name(), "down", after, before, Rename.invert(renames)));
            if (fromNothing) {
                verdicts.addAll(fromNothing(folder.name(), before, after));
            }
            return verdicts;
        } catch (PlumblineException e) {
            return List
                    .of(new CaseVerdict(folder.name(), "up", Outcome.LOAD_FAILED, 0, String.valueOf(e.getMessage())));
        }
    }

    private List<CaseVerdict> fromNothing(String name, Side before, Side after) {
        try (ScratchDatabase empty = server.createDatabase()) {
            Side nothing = Side.of(empty, "nothing");
            return List.of(transition(name, "nothing to old", nothing, before, List.of()),
                    transition(name, "old to nothing", before, nothing, List.of()),
                    transition(name, "nothing to new", nothing, after, List.of()),
                    transition(name, "new to nothing", after, nothing, List.of()));
        }
    }

    /** A loaded side: its database, its catalogue, and what pg_dump says of it, where there is a pg_dump. */
    private record Side(ScratchDatabase database, Catalog catalog, Optional<Dump> dump) {

        static Side of(ScratchDatabase database, String name) {
            return new Side(database, SqlFiles.read(database, name), Dump.of(database));
        }
    }

    private CaseVerdict transition(String name, String direction, Side start, Side target, List<Rename> renames) {
        DiffResult result;
        try {
            result = renames.isEmpty()
                    ? SchemaDiff.compare(start.catalog(), "from", target.catalog(), "to")
                    : SchemaDiff.compare(start.catalog(), "from", target.catalog(), "to",
                            Renamer.apply(start.catalog(), renames, server));
        } catch (RuntimeException e) {
            return new CaseVerdict(name, direction, Outcome.PLAN_FAILED, 0, String.valueOf(e.getMessage()));
        }
        int steps = result.steps().size();
        if (!result.notes().isEmpty()) {
            return new CaseVerdict(name, direction, Outcome.PLAN_FAILED, steps, String.join("; ", result.notes()));
        }
        try (ScratchDatabase copy = server.cloneDatabase(start.database())) {
            Optional<StepRunner.Failure> failure = StepRunner.runAsAuthor(result.steps(), copy);
            if (failure.isPresent()) {
                return new CaseVerdict(name, direction, Outcome.APPLY_FAILED, steps, failure.get().message());
            }
            List<Change> remaining = SchemaDiff.compare(SqlFiles.read(copy, "from"), "from", target.catalog(), "to")
                    .changes();
            if (!remaining.isEmpty()) {
                return new CaseVerdict(name, direction, Outcome.NOT_EQUAL, steps, remaining.stream().limit(5)
                        .map(change -> change.type() + " " + change.object() + " " + change.attributes())
                        .collect(Collectors.joining("; ")));
            }
            List<String> differences = target.dump()
                    .flatMap(expected -> Dump.of(copy).map(actual -> actual.differences(expected)))
                    .orElse(List.of());
            return differences.isEmpty()
                    ? new CaseVerdict(name, direction, Outcome.PASSED, steps, "")
                    : new CaseVerdict(name, direction, Outcome.DUMP_DIFFERS, steps, String.join("; ", differences));
        }
    }
}
