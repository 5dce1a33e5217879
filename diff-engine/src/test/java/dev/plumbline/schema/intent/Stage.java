package dev.plumbline.schema.intent;

import dev.plumbline.schema.backfill.BackfillControl;
import dev.plumbline.schema.backfill.BackfillJournal;
import dev.plumbline.schema.backfill.BackfillListener;
import dev.plumbline.schema.backfill.BackfillOptions;
import dev.plumbline.schema.backfill.BackfillRunner;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.StepBlock;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs steps on a database that others use, as a careful person would: short lock timeouts, checks before and after. */
final class Stage {

    private Stage() {}

    static Catalog catalog(ScratchServer server, String sql, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve(Integer.toHexString(sql.hashCode()) + ".sql"), sql);
        try (ScratchDatabase database = SqlFiles.load(List.of(file), server)) {
            return SqlFiles.read(database, "file");
        }
    }

    /** Neighbours that share a transaction, together. */
    static List<List<PlanStep>> transactions(List<PlanStep> steps) {
        return StepBlock.of(steps).stream().map(StepBlock::steps).toList();
    }

    static void run(ScratchDatabase database, List<PlanStep> steps) throws Exception {
        if (steps.size() == 1) {
            run(database, steps.getFirst());
            return;
        }
        for (PlanStep step : steps) {
            check(database, step.preChecks());
        }
        run(database, steps.getFirst().title(), steps.stream().flatMap(step -> step.statements().stream()).toList());
        for (PlanStep step : steps) {
            check(database, step.verification());
        }
    }

    static void run(ScratchDatabase database, PlanStep step) throws Exception {
        check(database, step.preChecks());
        if (step.backfill().isPresent()) {
            try (BackfillRunner runner = new BackfillRunner(database::connect, step.backfill().get(),
                    BackfillOptions.DEFAULTS, new BackfillControl())) {
                assertThat(runner.run(BackfillJournal.NONE, BackfillListener.SILENT).pending()).isZero();
            }
        } else {
            run(database, step.title(), step.statements());
        }
        check(database, step.verification());
    }

    /** As a script does, without checks. */
    static void runOnly(ScratchDatabase database, List<PlanStep> steps) throws Exception {
        run(database, steps.getFirst().title(), steps.stream().flatMap(step -> step.statements().stream()).toList());
    }

    static void undo(ScratchDatabase database, List<PlanStep> steps) throws Exception {
        run(database, "undo " + steps.getFirst().title(),
                steps.reversed().stream().flatMap(step -> step.reversal().inverse().stream()).toList());
    }

    /** Statements that may share a transaction do; a lock timeout is tried again. */
    private static void run(ScratchDatabase database, String title, List<Statement> statements) throws Exception {
        int next = 0;
        try (Connection connection = database.connect(); java.sql.Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            session.execute("SET lock_timeout = '200ms'");
            for (int attempt = 0; next < statements.size(); attempt++) {
                boolean together = statements.get(next).transactional();
                int end = next + 1;
                while (together && end < statements.size() && statements.get(end).transactional()) {
                    end++;
                }
                connection.setAutoCommit(!together);
                try {
                    for (Statement statement : statements.subList(next, end)) {
                        session.execute(statement.guarded());
                    }
                    if (together) {
                        connection.commit();
                    }
                    next = end;
                } catch (SQLException e) {
                    if (together) {
                        connection.rollback();
                    }
                    if (!"55P03".equals(e.getSQLState()) && !"40P01".equals(e.getSQLState()) || attempt > 50) {
                        throw new IllegalStateException(
                                title + ": " + statements.get(next).sql() + ": " + e.getMessage(), e);
                    }
                    Thread.sleep(20);
                }
            }
        }
    }

    static void check(ScratchDatabase database, List<Check> checks) throws SQLException {
        for (Check check : checks) {
            assertThat(number(database, check.sql())).as(check.title() + ": " + check.sql()).isZero();
        }
    }

    static long number(ScratchDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect(); java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
