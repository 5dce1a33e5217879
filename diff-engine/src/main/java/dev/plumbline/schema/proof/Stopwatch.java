package dev.plumbline.schema.proof;

import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.plan.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Measures how long the statements of each step take when nobody looks on. Not thread-safe. */
final class Stopwatch {

    private final Map<Integer, Duration> durations = new HashMap<>();

    StepRun.Observer of(Connection session) {
        return new StepRun.Observer() {
            @Override
            public void run(PlanStep step, Statement statement, boolean inside) throws SQLException {
                long started = System.nanoTime();
                StepRun.execute(session, statement);
                durations.merge(step.number(), Duration.ofNanos(System.nanoTime() - started), Duration::plus);
            }
        };
    }

    /** The trace with the measured time, where there is one. */
    StepTrace time(StepTrace trace) {
        Duration measured = durations.get(trace.number());
        return measured == null ? trace : trace.lasting(measured);
    }
}
