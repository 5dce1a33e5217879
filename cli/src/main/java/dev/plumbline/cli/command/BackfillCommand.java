package dev.plumbline.cli.command;

import dev.plumbline.cli.connection.ConnectionTarget;
import dev.plumbline.cli.connection.SessionPolicy;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.json.PlanBackfills.FillingStep;
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
import dev.plumbline.schema.online.Check;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
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
        "    --pending \"first_name IS NULL AND last_name IS NULL AND name IS NOT NULL\" --max-rows-per-second 5000 --verify",
        "  plumbline backfill --database service=production --plan plan.json --step 4 --verify"})
public final class BackfillCommand implements Callable<Integer> {

    private static final int RANGE_ROWS = 10_000;
    private static final int SAMPLE_ROWS = 10_000;

    @ParentCommand
    private @Nullable PlumblineCommand parent;

    @Option(names = "--database", required = true, paramLabel = "SOURCE", description = "The live database: a URL, keywords, or a connection of plumbline.yaml.")
    private String database = "";

    @Mixin
    private final BackfillSource source = new BackfillSource();

    @Mixin
    private final BackfillLimits limits = new BackfillLimits();

    @Option(names = "--journal", paramLabel = "FILE", description = "Where it notes how far it has come. Default: a file in .plumbline, named by the backfill.")
    @Nullable
    private String journal;

    @Option(names = "--dry-run", description = "Say what would be done; write nothing.")
    private boolean dryRun;

    @Option(names = "--verify", description = "Afterwards compare columns and expressions: pending rows, checksums by key range, a sample; of a plan, ask its own checks.")
    private boolean verify;

    @Override
    public Integer call() throws InterruptedException {
        PlumblineCommand root = Objects.requireNonNull(parent, "parent");
        BackfillOptions options = limits.options();
        Optional<FillingStep> planned = source.step(root);
        ConnectionTarget target = root.sources().parseConnection(database);
        try (Connection reading = root.connector().open(target, SessionPolicy.LIVE).connection()) {
            if (planned.isPresent() && !isDue(planned.get(), reading)) {
                return write(root, "step " + planned.get().number() + " (" + planned.get().title()
                        + ") is not due: what it fills from is gone, or what it fills is not there\n",
                        PlumblineCommand.FINE);
            }
            Backfill backfill = source.backfill(planned, reading);
            TableFacts facts = TableFacts.read(reading, backfill.table());
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
            if (planned.isPresent()) {
                return checks(root, planned.get(), result, reading);
            }
            Verification verification = new BackfillVerifier(backfill, TableFacts.read(reading, backfill.table()),
                    "false").verify(reading, RANGE_ROWS, SAMPLE_ROWS, 1);
            return write(root, BackfillView.result(backfill, result) + BackfillView.verification(verification),
                    exitCode(verification.holds()));
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "backfill: " + e.getMessage(), e);
        }
    }

    private static boolean isDue(FillingStep step, Connection connection) throws SQLException {
        return step.due().isEmpty()
                || first("SELECT CASE WHEN " + step.due().get() + " THEN 1 ELSE 0 END", connection) == 1;
    }

    /** What the plan says must hold afterwards. */
    private static int checks(PlumblineCommand root, FillingStep step, BackfillResult result, Connection connection)
            throws SQLException {
        StringBuilder text = new StringBuilder(BackfillView.result(step.backfill(), result));
        boolean all = result.pending() == 0;
        for (Check check : step.verification()) {
            long against = first(check.sql(), connection);
            text.append(BackfillView.check(check, against));
            all &= against == 0;
        }
        return write(root, text.toString(), exitCode(all));
    }

    private static long first(String sql, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
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
}
