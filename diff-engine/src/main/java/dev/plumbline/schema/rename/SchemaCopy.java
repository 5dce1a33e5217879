package dev.plumbline.schema.rename;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.CatalogDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.source.MissingRoles;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.schema.source.StepRunner;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds a schema anew on a scratch server, by our own plan from nothing. */
public final class SchemaCopy {

    private SchemaCopy() {}

    /**
     * A new database with the objects of a catalogue, without rows.
     *
     * @throws PlumblineException with code SCRATCH if a statement fails there or the copy differs from the original
     */
    public static ScratchDatabase build(Catalog catalog, ScratchServer server) {
        try (ScratchDatabase empty = server.createDatabase()) {
            Catalog nothing = SqlFiles.read(empty, "scratch");
            List<Step> steps = SchemaDiff.compare(nothing, "nothing", catalog, "original").steps();
            return verified(MissingRoles.fill(server, () -> server.cloneDatabase(empty), copy -> {
                Optional<StepRunner.Failure> failure = StepRunner.runAsAuthor(steps, copy);
                if (failure.isPresent() && failure.get().missingRole().isEmpty()) {
                    throw new PlumblineException(ErrorCode.SCRATCH,
                            "copying the schema to the scratch server: " + failure.get().message());
                }
                return failure.flatMap(StepRunner.Failure::missingRole);
            }), catalog);
        }
    }

    private static ScratchDatabase verified(ScratchDatabase copy, Catalog original) {
        List<Change> differences = CatalogDiff.compare(SqlFiles.read(copy, "scratch"), original);
        if (!differences.isEmpty()) {
            copy.close();
            throw new PlumblineException(ErrorCode.SCRATCH,
                    "the copy on the scratch server differs from the original in "
                            + differences.stream().limit(5).map(change -> change.object().toString())
                                    .collect(Collectors.joining(", ")));
        }
        return copy;
    }
}
