package dev.plumbline.schema.proof;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.StepBlock;
import dev.plumbline.schema.plan.SearchPath;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Runs steps on a scratch database as a runner of the artifact would, in their transactions, and tells an observer of each. */
final class StepRun {

    /** Runs the statements and hears of the steps. */
    interface Observer {

        /** Runs a statement; inside the open transaction where there is one. */
        void run(PlanStep step, Statement statement, boolean inside) throws SQLException;

        /** A step's statements are about to run. */
        default void begins(PlanStep step) throws SQLException {}

        /** A step's statements have run. */
        default void ends(PlanStep step) throws SQLException {}

        /** A transaction has ended, or a step outside of transactions; no lock is held. */
        default void rests() throws SQLException {}
    }

    /** Makes the observer of a session. */
    interface Observation {

        Observer of(Connection session) throws SQLException;
    }

    /**
     * How a run went.
     *
     * @param failure the first statement that failed
     * @param refuted checks of steps that did not count zero
     * @param asked how many checks of steps were asked
     * @param retries how often a transaction had to give way to others and was run again
     */
    record Result(Optional<String> failure, List<String> refuted, int asked, int retries) {

        Result {
            refuted = List.copyOf(refuted);
        }
    }

    /** What a lock that does not come in time, or a deadlock, says. */
    private static final Set<String> IN_THE_WAY = Set.of("55P03", "40P01");
    private static final int ATTEMPTS = 30;
    private static final long PAUSE_MS = 100;

    private final ScratchDatabase database;
    private final boolean patient;
    private final List<String> refuted = new ArrayList<>();
    private int asked;
    private int retries;
    private String state = "";

    private StepRun(ScratchDatabase database, boolean patient) {
        this.database = database;
        this.patient = patient;
    }

    /** Runs all steps, up to the first failure. */
    static Result of(List<PlanStep> steps, ScratchDatabase database, Observation observation) {
        return new StepRun(database, false).run(steps, observation);
    }

    /** The same beside others: with each step's lock timeout, and once more where somebody was in the way. */
    static Result besideOthers(List<PlanStep> steps, ScratchDatabase database, Observation observation) {
        return new StepRun(database, true).run(steps, observation);
    }

    /** Runs all steps without looking on. */
    static Result of(List<PlanStep> steps, ScratchDatabase database) {
        return of(steps, database, StepRun::plain);
    }

    private static Observer plain(Connection session) {
        return (step, statement, inside) -> execute(session, statement);
    }

    static void execute(Connection session, Statement statement) throws SQLException {
        try (java.sql.Statement running = session.createStatement()) {
            running.setEscapeProcessing(false);
            running.execute(statement.guarded());
        }
    }

    private Result run(List<PlanStep> steps, Observation observation) {
        try (Connection session = database.connect(); java.sql.Statement settings = session.createStatement()) {
            settings.execute("set session authorization " + Sql.identifier(SqlFiles.AUTHOR));
            settings.execute("set check_function_bodies = off");
            settings.execute("set search_path = ''");
            Observer observer = observation.of(session);
            for (StepBlock block : StepBlock.of(steps)) {
                Optional<String> failure = block(block, session, observer);
                for (int more = 1; failure.isPresent() && patient && IN_THE_WAY.contains(state)
                        && more < ATTEMPTS; more++) {
                    retries++;
                    observer.rests();
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                    failure = block(block, session, observer);
                }
                if (failure.isPresent()) {
                    return new Result(failure, refuted, asked, retries);
                }
                observer.rests();
            }
            return new Result(Optional.empty(), refuted, asked, retries);
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "running a plan on the scratch server: " + Failures.text(e),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PlumblineException(ErrorCode.SCRATCH, "running a plan on the scratch server was interrupted", e);
        }
    }

    /** One transaction, or one step outside of any. */
    private Optional<String> block(StepBlock block, Connection session, Observer observer) throws SQLException {
        session.setAutoCommit(!block.transactional());
        for (PlanStep step : block.steps()) {
            Optional<String> failure = step(step, block.transactional(), session, observer);
            if (failure.isPresent()) {
                return failure;
            }
        }
        return block.transactional() ? commit(block, session) : Optional.empty();
    }

    private Optional<String> step(PlanStep step, boolean inside, Connection session, Observer observer)
            throws SQLException {
        String name = "step " + step.number() + " (" + step.title() + ")";
        try {
            if (!isDue(step, session)) {
                observer.begins(step);
                observer.ends(step);
                return Optional.empty();
            }
            ask(step.preChecks(), "before " + name, session);
            observer.begins(step);
            if (patient) {
                try (java.sql.Statement setting = session.createStatement()) {
                    setting.execute("set " + (inside ? "local " : "") + "lock_timeout = "
                            + step.timeouts().lock().toMillis());
                }
            }
            for (Statement statement : step.statements()) {
                observer.run(step, statement, inside);
            }
            observer.ends(step);
            ask(step.verification(), "after " + name, session);
            return Optional.empty();
        } catch (SQLException e) {
            state = String.valueOf(e.getSQLState());
            if (inside) {
                session.rollback();
            }
            return Optional.of(name + ": " + Failures.text(e));
        }
    }

    private static boolean isDue(PlanStep step, Connection session) throws SQLException {
        if (step.due().isEmpty()) {
            return true;
        }
        try (java.sql.Statement query = session.createStatement();
                ResultSet row = query.executeQuery("SELECT " + step.due().get())) {
            return row.next() && row.getBoolean(1);
        }
    }

    private Optional<String> commit(StepBlock block, Connection session) {
        try {
            session.commit();
            return Optional.empty();
        } catch (SQLException e) {
            state = String.valueOf(e.getSQLState());
            return Optional.of("end of the transaction of steps " + block.steps().getFirst().number() + " to "
                    + block.steps().getLast().number() + ": " + Failures.text(e));
        }
    }

    /** Checks may call functions of the user, as statements may. */
    private void ask(List<Check> checks, String when, Connection session) throws SQLException {
        if (checks.isEmpty()) {
            return;
        }
        execute(session, SearchPath.OWN);
        for (Check check : checks) {
            try (java.sql.Statement query = session.createStatement();
                    ResultSet row = query.executeQuery(check.sql())) {
                asked++;
                if (!row.next() || row.getLong(1) != 0) {
                    refuted.add(when + ": " + check.title() + " does not hold");
                }
            }
        }
        execute(session, SearchPath.EMPTY);
    }
}
