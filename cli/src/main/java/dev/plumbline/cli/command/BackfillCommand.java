package dev.plumbline.cli.command;

import dev.plumbline.cli.connection.ConnectionTarget;
import dev.plumbline.cli.connection.SessionPolicy;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.BackfillControl;
import dev.plumbline.schema.backfill.BackfillJournal;
import dev.plumbline.schema.backfill.BackfillListener;
import dev.plumbline.schema.backfill.BackfillOptions;
import dev.plumbline.schema.backfill.BackfillProgress;
import dev.plumbline.schema.backfill.BackfillResult;
import dev.plumbline.schema.backfill.BackfillRunner;
import dev.plumbline.schema.backfill.BackfillVerifier;
import dev.plumbline.schema.backfill.TableFacts;
import dev.plumbline.schema.backfill.Verification;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.rename.NamePath;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code plumbline backfill}: brings existing rows to a new form, batch by batch, on a database that is in use. */
@Command(name = "backfill", description = {
    "Fill columns of existing rows in small batches, on a database that is in use. Writes to it.",
    "A run that was killed goes on where it was: give the same command again. While a file JOURNAL.pause",
    "exists, it waits.",
    ""}, sortOptions = false, exitCodeOnInvalidInput = PlumblineCommand.USAGE, exitCodeOnExecutionException = PlumblineCommand.FAILURE, footer = {
        "", "Exit codes: 0 all rows are done, 1 rows are pending or differ, 2 failure, 64 usage, 65 bad input.", "",
        "Example:", "  plumbline backfill --database service=production --table public.users \\",
        "    --set \"first_name=split_part(name, ' ', 1)\" --set \"last_name=substr(name, strpos(name, ' ') + 1)\" \\",
        "    --pending \"first_name IS NULL AND last_name IS NULL AND name IS NOT NULL\" --max-rows-per-second 5000 --verify"})
public final class BackfillCommand implements Callable<Integer> {

    private static final int RANGE_ROWS = 10_000;
    private static final int SAMPLE_ROWS = 10_000;

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Option(names = "--database", required = true, paramLabel = "SOURCE", description = "The live database: a URL, keywords, or a connection of plumbline.yaml.")
    private String database = "";

    @Option(names = "--table", required = true, paramLabel = "TABLE", description = "Schema and name; quoted as in SQL where they need to be.")
    private String table = "";

    @Option(names = "--set", required = true, paramLabel = "COLUMN=SQL", description = "A column and the expression over the row that it gets; several.")
    private List<String> set = new ArrayList<>();

    @Option(names = "--pending", paramLabel = "SQL", description = "Holds for rows that are not done. Default: the columns differ from the expressions.")
    @Nullable
    private String pending;

    @Option(names = "--key", paramLabel = "COLUMNS", split = ",", description = "A unique key to go by. Default: the primary key, else another one, else pages.")
    private List<String> key = new ArrayList<>();

    @Option(names = "--batch-rows", paramLabel = "N", defaultValue = "1000", description = "Rows a transaction; 500 to 2000 keep locks short. Default: ${DEFAULT-VALUE}.")
    private int batchRows;

    @Mixin
    private final BackfillLimits limits = new BackfillLimits();

    @Option(names = "--journal", paramLabel = "FILE", description = "Where it notes how far it has come. Default: a file in .plumbline, named by the backfill.")
    @Nullable
    private String journal;

    @Option(names = "--dry-run", description = "Say what would be done; write nothing.")
    private boolean dryRun;

    @Option(names = "--verify", description = "Afterwards compare columns and expressions: pending rows, checksums by key range, a sample.")
    private boolean verify;

    @Override
    public Integer call() throws InterruptedException {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        BackfillOptions options = limits.options();
        if (batchRows < 1) {
            throw new PlumblineException(ErrorCode.USAGE, "--batch-rows is " + batchRows + "; expected 500 to 2000");
        }
        ConnectionTarget target = root.sources().parseConnection(database);
        try (Connection reading = root.connector().open(target, SessionPolicy.LIVE).connection()) {
            TableFacts facts = TableFacts.read(reading, tableId());
            Backfill backfill = backfill(facts);
            facts.check(backfill);
            Path file = root.surroundings().resolve(journal == null ? BackfillJournal.defaultFile(backfill) : journal);
            if (dryRun) {
                root.endProgress();
                return write(root, BackfillView.dryRun(backfill, facts, options, file), PlumblineCommand.FINE);
            }
            BackfillResult result = run(root, target, backfill, options, BackfillJournal.of(file));
            if (!verify) {
                return write(root, BackfillView.result(backfill, result), exitCode(result.pending() == 0));
            }
            root.progress().update("comparing", 0, 0, "");
            Verification verification = new BackfillVerifier(backfill, TableFacts.read(reading, tableId()), "false")
                    .verify(reading, RANGE_ROWS, SAMPLE_ROWS, 1);
            return write(root, BackfillView.result(backfill, result) + BackfillView.verification(verification),
                    exitCode(verification.holds()));
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "backfill of " + table + ": " + e.getMessage(), e);
        }
    }

    private static int exitCode(boolean done) {
        return done ? PlumblineCommand.FINE : PlumblineCommand.DIFFERENCES;
    }

    private static int write(PlumblineCommand root, String text, int exitCode) {
        root.endProgress();
        new Output(root.streams(), null).write(text);
        return exitCode;
    }

    private static BackfillResult run(PlumblineCommand root, ConnectionTarget target, Backfill backfill,
            BackfillOptions options, BackfillJournal journal) throws InterruptedException, SQLException {
        BackfillListener listener = new BackfillListener() {
            @Override
            public void progress(BackfillProgress progress) {
                root.progress().update(progress.pass() == 1 ? "backfill" : "backfill, pass " + progress.pass(),
                        progress.rowsPassed(), progress.estimatedRows(), BackfillView.progress(progress));
            }

            @Override
            public void note(String line) {
                root.progress().note("plumbline: " + line);
            }
        };
        try (BackfillRunner runner = new BackfillRunner(
                () -> root.connector().open(target, SessionPolicy.WRITING).connection(), backfill, options,
                new BackfillControl())) {
            return runner.run(journal, listener);
        }
    }

    private ObjectId tableId() {
        List<String> path = NamePath.parse(table);
        if (path.size() > 2 || path.contains("")) {
            throw new PlumblineException(ErrorCode.USAGE, "--table \"" + table + "\": expected SCHEMA.TABLE");
        }
        return ObjectId.inSchema(ObjectKind.TABLE, path.size() == 2 ? path.getFirst() : "public", path.getLast());
    }

    private Backfill backfill(TableFacts facts) {
        List<Backfill.Assignment> assignments = set.stream().map(BackfillCommand::assignment).toList();
        List<String> named = key.stream().map(column -> NamePath.parse(column.strip()).getLast()).toList();
        return new Backfill(tableId(), BackfillRunner.key(facts, named), assignments,
                pending != null ? pending : Backfill.differs(assignments, facts.types()), batchRows);
    }

    private static Backfill.Assignment assignment(String text) {
        int equals = text.indexOf('=');
        if (equals < 1 || text.substring(equals + 1).isBlank()) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--set \"" + text + "\": expected COLUMN=SQL, such as \"first_name=split_part(name, ' ', 1)\"");
        }
        return new Backfill.Assignment(NamePath.parse(text.substring(0, equals).strip()).getLast(),
                text.substring(equals + 1).strip());
    }
}
