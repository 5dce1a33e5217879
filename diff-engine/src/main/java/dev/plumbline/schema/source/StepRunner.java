package dev.plumbline.schema.source;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Applies the steps of a plan to a scratch database. Never used on a live one. */
public final class StepRunner {

    private StepRunner() {}

    /**
     * The first statement that failed.
     *
     * @param message step, PostgreSQL's message and the statement
     * @param missingRole the role that the scratch server would need, where that is the reason
     */
    public record Failure(String message, Optional<String> missingRole) {}

    /** Runs all steps as the superuser of the scratch server, up to the first failure. */
    public static Optional<Failure> run(List<Step> steps, ScratchDatabase database) {
        return run(steps, database, false);
    }

    /** As {@link #run}, but what the steps create belongs to nobody in particular, as with SQL files. */
    public static Optional<Failure> runAsAuthor(List<Step> steps, ScratchDatabase database) {
        return run(steps, database, true);
    }

    private static Optional<Failure> run(List<Step> steps, ScratchDatabase database, boolean asAuthor) {
        try (Connection connection = database.connect(); java.sql.Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            if (asAuthor) {
                SqlFiles.becomeAuthor(session);
            }
            session.execute("set check_function_bodies = off");
            session.execute("set search_path = ''");
            for (Step step : steps) {
                for (Statement statement : step.statements()) {
                    try {
                        session.execute(statement.sql());
                    } catch (SQLException e) {
                        if (StubExtensions.repair(connection, statement.sql(), e)) {
                            continue;
                        }
                        return Optional.of(new Failure(
                                "step " + step.number() + " (" + step.title() + "): " + e.getMessage() + " in: "
                                        + statement.sql() + StubExtensions.hint(connection),
                                Optional.ofNullable(SqlFiles.missingRole(e))));
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "connecting to the scratch server: " + e.getMessage(), e);
        }
    }
}
