package dev.plumbline.schema.proof;

import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.locks.Evidence;
import dev.plumbline.schema.locks.LockRules;
import dev.plumbline.schema.locks.Prediction;
import dev.plumbline.schema.locks.RuleReader;
import dev.plumbline.schema.locks.Tracer;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Traces every statement of a run and compares it with the rule table. Not thread-safe. */
final class TracedSteps {

    private final RuleReader rules;
    private final ScratchDatabase database;
    private final List<StepTrace> steps = new ArrayList<>();
    private final List<String> contradictions = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<Effects> current = new ArrayList<>();
    private int statements;
    private long nanos;

    TracedSteps(Catalog from, ScratchDatabase database) {
        this.rules = LockRules.forVersion(database.server().majorVersion()).over(from);
        this.database = database;
    }

    StepRun.Observer of(Connection session) throws SQLException {
        Tracer tracer = new Tracer(session, database);
        return new StepRun.Observer() {
            @Override
            public void begins(PlanStep step) {
                current.clear();
                nanos = 0;
            }

            @Override
            public void run(PlanStep step, Statement statement, boolean inside) throws SQLException {
                long started = System.nanoTime();
                Effects traced = inside ? tracer.inside(statement) : tracer.outside(statement);
                nanos += System.nanoTime() - started;
                Prediction prediction = rules.predict(statement);
                statements++;
                if (!prediction.known()) {
                    unknown.add("step " + step.number());
                }
                prediction.contradictions(traced).forEach(contradiction -> contradictions
                        .add("step " + step.number() + ", " + contradiction + ": " + beginning(statement)));
                current.add(traced);
                current.add(inside ? tracer.held(prediction.certain()) : traced);
            }

            @Override
            public void ends(PlanStep step) {
                steps.add(new StepTrace(step.number(), Effects.union(current, Evidence.TRACED),
                        Duration.ofNanos(nanos), Optional.empty(), Optional.empty(),
                        List.of()));
            }
        };
    }

    private static String beginning(Statement statement) {
        String line = statement.sql().replaceAll("\\s+", " ");
        return line.length() <= 120 ? line : line.substring(0, 120) + "…";
    }

    List<StepTrace> steps() {
        return steps;
    }

    List<String> contradictions() {
        return contradictions;
    }

    List<String> unknown() {
        return unknown;
    }

    int statements() {
        return statements;
    }
}
