package dev.plumbline.cli.command;

import dev.plumbline.cli.connection.Source;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.Renderers;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.rename.Rename;
import dev.plumbline.schema.rename.Renamer;
import dev.plumbline.scratch.ScratchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline diff}: what differs between two schemas, and the SQL that brings the first to the second. */
@Command(name = "diff", description = {"Compare two schemas, and print the ordered SQL that brings FROM to TO.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "SOURCE is one of:",
        "  postgresql://USER@HOST:PORT/DATABASE   a live database, read only; jdbc: may precede it",
        "  \"host=... dbname=...\"                  the same as keywords",
        "  NAME                                   a connection of plumbline.yaml",
        "  FILE.sql                               a schema as SQL",
        "  FOLDER/                                its .sql files in order of name",
        "", "Exit codes: 0 no difference, 1 differences, 2 failure, 64 usage, 65 bad input, 78 bad configuration.", "",
        "Examples:", "  plumbline diff --from postgresql://app@db/shop --to schema.sql",
        "  plumbline diff --from old.sql --to new.sql --format sql | psql -v ON_ERROR_STOP=1",
        "  plumbline diff --from service=production --to migrations/ --output review.html"})
public final class DiffCommand implements Callable<Integer> {

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Option(names = "--from", required = true, paramLabel = "SOURCE", description = "The schema as it is.")
    private String from = "";

    @Option(names = "--to", required = true, paramLabel = "SOURCE", description = "The schema as it is to be.")
    private String to = "";

    @Option(names = "--rename", paramLabel = "RENAME", description = "What only has a new name: 'table public.old to new', 'column public.t.old"
            + " to new', ...; may be given several times. Comments in the SQL of TO say it too: -- plumbline:renamed from=old")
    private List<String> renames = new ArrayList<>();

    @Mixin
    private final SchemaSelection selection = new SchemaSelection();

    @Mixin
    private final ScratchChoice scratch = new ScratchChoice();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        Output target = output.output(root);
        Source fromSource = root.sources().parse(from);
        Source toSource = root.sources().parse(to);
        DiffResult result = compare(root, fromSource, toSource);
        root.endProgress();
        target.write(Renderers.diff(output.format(), root.style()).render(result, root.reportContext()));
        if (!result.notes().isEmpty()) {
            throw new PlumblineException(ErrorCode.FAILURE,
                    "some differences have no way from FROM to TO, and the SQL leaves them out: "
                            + String.join("; ", result.notes()));
        }
        return result.isEmpty() ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }

    private DiffResult compare(PlumblineCommand root, Source fromSource, Source toSource) {
        List<Rename> told = RenameHintsOf.all(root, renames, toSource);
        try (SchemaSide before = SchemaSide.open(root, fromSource, "from");
                SchemaSide after = SchemaSide.open(root, toSource, "to")) {
            if (!before.needsScratch() && !after.needsScratch() && told.isEmpty()) {
                return compare(root, before, after, told, null);
            }
            OptionalInt major = before.liveVersion().isPresent() ? before.liveVersion() : after.liveVersion();
            try (ScratchServer server = scratch.start(root, major, Set.of())) {
                return compare(root, before, after, told, server);
            }
        }
    }

    private DiffResult compare(PlumblineCommand root, SchemaSide before, SchemaSide after, List<Rename> told,
            @Nullable ScratchServer server) {
        SchemaSelection.Selected selected = selection.select(root, before.read(server), after.read(server));
        root.progress().update("comparing");
        return told.isEmpty()
                ? SchemaDiff.compare(selected.from(), before.display(), selected.to(), after.display())
                : SchemaDiff.compare(selected.from(), before.display(), selected.to(), after.display(),
                        Renamer.apply(selected.from(), told, Objects.requireNonNull(server, "server")));
    }
}
