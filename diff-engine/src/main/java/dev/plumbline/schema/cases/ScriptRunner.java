package dev.plumbline.schema.cases;

import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Applies the steps of a plan to a scratch database. */
final class ScriptRunner {

    private ScriptRunner() {}

    /** Runs all steps; the first failure as text, with its statement. */
    static Optional<String> apply(List<Step> steps, ScratchDatabase database) {
        return apply(steps, database, Optional.empty());
    }

    /** As {@link #apply(List, ScratchDatabase)}, but as another role. */
    static Optional<String> apply(List<Step> steps, ScratchDatabase database, Optional<String> role) {
        try (Connection connection = database.connect(); java.sql.Statement session = connection.createStatement()) {
            session.setEscapeProcessing(false);
            if (role.isPresent()) {
                session.execute("set session authorization " + Sql.identifier(role.get()));
            }
            session.execute("set check_function_bodies = off");
            session.execute("set search_path = ''");
            for (Step step : steps) {
                for (Statement statement : step.statements()) {
                    try {
                        session.execute(statement.sql());
                    } catch (SQLException e) {
                        return Optional.of("step " + step.number() + " (" + step.title() + "): " + e.getMessage()
                                + " in: " + statement.sql());
                    }
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("connecting to the scratch server: " + e.getMessage());
        }
    }
}
