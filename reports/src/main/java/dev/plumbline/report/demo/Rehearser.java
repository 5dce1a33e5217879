package dev.plumbline.report.demo;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.Units;
import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.report.schema.Rehearsal.Check;
import dev.plumbline.report.schema.TransactionBlock;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the steps on a clone of the live database, rows and all, and looks at what came of it. */
final class Rehearser {

    private final Catalog from;
    private final Catalog to;
    private final DiffResult result;

    Rehearser(Catalog from, Catalog to, DiffResult result) {
        this.from = from;
        this.to = to;
        this.result = result;
    }

    Rehearsal rehearse(ScratchDatabase live) {
        Map<ObjectId, List<ObjectId>> columns = Contents.shared(from, to);
        List<Check> checks = new ArrayList<>();
        try (ScratchDatabase copy = live.server().cloneDatabase(live)) {
            Contents before = Contents.of(copy, columns);
            apply(copy, checks);
            if (checks.getLast().passed()) {
                compare(copy, checks);
                rows(before, Contents.of(copy, columns), checks);
            }
            return new Rehearsal("On a clone of the live database with " + Units.count(before.allRows(), "row") + " in "
                    + Units.count(columns.size(), "table") + " that both sides have; " + live.server().description()
                    + ".",
                    checks, List.of("Locks under traffic: nobody else used the clone.",
                            "The way back: this plan has no down migration.",
                            "What the type and constraint changes do to rows that are not in this database."));
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "rehearsing the migration: " + e.getMessage(), e);
        }
    }

    private void apply(ScratchDatabase copy, List<Check> checks) throws SQLException {
        String what = "Every statement runs, in the transactions of the script";
        long start = System.nanoTime();
        double slowest = 0;
        String slowestStep = "";
        try (Connection connection = copy.connect(); Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            session.execute("set session authorization " + Sql.identifier(SqlFiles.AUTHOR));
            session.execute("set check_function_bodies = off");
            session.execute("set search_path = ''");
            for (TransactionBlock block : TransactionBlock.of(result.steps())) {
                connection.setAutoCommit(!block.transactional());
                for (TransactionBlock.Part part : block.parts()) {
                    long started = System.nanoTime();
                    String failure = run(part, session);
                    if (failure != null) {
                        checks.add(new Check(what, false, failure));
                        return;
                    }
                    double millis = (System.nanoTime() - started) / 1e6;
                    if (millis > slowest) {
                        slowest = millis;
                        slowestStep = "step " + part.step().number();
                    }
                }
                if (block.transactional()) {
                    connection.commit();
                }
            }
        }
        checks.add(new Check(what, true,
                Units.count(result.steps().size(), "step") + " in " + Units.millis((System.nanoTime() - start) / 1e6)
                        + "; slowest: " + slowestStep + ", " + Units.millis(slowest)));
    }

    private static @Nullable String run(TransactionBlock.Part part, Statement session) {
        for (dev.plumbline.schema.plan.Statement statement : part.statements()) {
            try {
                session.execute(statement.sql());
            } catch (SQLException e) {
                return "step " + part.step().number() + " (" + part.step().title() + "): " + e.getMessage();
            }
        }
        return null;
    }

    private void compare(ScratchDatabase copy, List<Check> checks) {
        List<Change> remaining = SchemaDiff.compare(SqlFiles.read(copy, "from"), "migrated", to, "target").changes();
        checks.add(new Check("The second comparison is empty", remaining.isEmpty(), remaining.isEmpty()
                ? Units.count(to.objects().size(), "object") + " and facts equal"
                : Units.count(remaining.size(), "difference") + ", first: " + remaining.getFirst().object()));
    }

    private static void rows(Contents before, Contents after, List<Check> checks) {
        List<String> differences = before.differences(after);
        checks.add(new Check("Every row and value that stays is still there", differences.isEmpty(),
                differences.isEmpty()
                        ? Units.count(before.allRows(), "row") + ", checksums of "
                                + Units.count(before.sums().size(), "column") + " equal"
                        : String.join("; ", differences)));
    }
}
