package dev.plumbline.schema.online;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.locks.Effects;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import java.util.List;
import java.util.Optional;

/**
 * One step of a migration under traffic, with everything that a reviewer and a runner need to know of it. Immutable.
 *
 * @param number the place in the order, from 1
 * @param object the object that it acts on
 * @param title one line for people
 * @param statements what runs, in order; the statement of a backfill is a loop in PL/pgSQL that commits batch by batch
 * @param backfill the batched work behind a backfill's statement, for a runner that paces it and keeps a journal
 * @param preChecks what must hold before it runs
 * @param verification what must hold after it ran
 * @param due a condition in SQL over the catalogue that says whether the step is still to be run; empty where its statements tell by themselves
 * @param repeatable whether a second run of its statements changes nothing
 */
public record PlanStep(int number, Phase phase, ObjectId object, String title, List<Statement> statements,
        TransactionPolicy policy, Optional<Backfill> backfill, Effects effects, Estimate estimate, Timeouts timeouts,
        List<Hazard> hazards, Reversal reversal, List<Check> preChecks, List<Check> verification,
        Compatibility compatibility, Optional<String> due, boolean repeatable) {

    public PlanStep {
        statements = List.copyOf(statements);
        hazards = hazards.stream().sorted().toList();
        preChecks = List.copyOf(preChecks);
        verification = List.copyOf(verification);
    }

    /** A step whose statements tell by themselves whether they are still to be run. */
    public PlanStep(int number, Phase phase, ObjectId object, String title, List<Statement> statements,
            TransactionPolicy policy, Optional<Backfill> backfill, Effects effects, Estimate estimate,
            Timeouts timeouts, List<Hazard> hazards, Reversal reversal, List<Check> preChecks,
            List<Check> verification, Compatibility compatibility, boolean repeatable) {
        this(number, phase, object, title, statements, policy, backfill, effects, estimate, timeouts, hazards,
                reversal, preChecks, verification, compatibility, Optional.empty(), repeatable);
    }

    /** The same step at another place of the order. */
    public PlanStep numbered(int other) {
        return new PlanStep(other, phase, object, title, statements, policy, backfill, effects, estimate, timeouts,
                hazards, reversal, preChecks, verification, compatibility, due, repeatable);
    }

    /** The same step in another phase. */
    public PlanStep in(Phase other) {
        return new PlanStep(number, other, object, title, statements, policy, backfill, effects, estimate, timeouts,
                hazards, reversal, preChecks, verification, compatibility, due, repeatable);
    }

    /** The same step, standing otherwise to transactions. */
    PlanStep with(TransactionPolicy other) {
        return new PlanStep(number, phase, object, title, statements, other, backfill, effects, estimate, timeouts,
                hazards, reversal, preChecks, verification, compatibility, due, repeatable);
    }

    /** The same step with another way back. */
    public PlanStep with(Reversal other) {
        return new PlanStep(number, phase, object, title, statements, policy, backfill, effects, estimate, timeouts,
                hazards, other, preChecks, verification, compatibility, due, repeatable);
    }

    /** The same step, after which other code works. */
    public PlanStep with(Compatibility other) {
        return new PlanStep(number, phase, object, title, statements, policy, backfill, effects, estimate, timeouts,
                hazards, reversal, preChecks, verification, other, due, repeatable);
    }

    /** The same step with what a trace has shown. */
    public PlanStep withEffects(Effects traced) {
        return new PlanStep(number, phase, object, title, statements, policy, backfill, traced, estimate, timeouts,
                hazards, reversal, preChecks, verification, compatibility, due, repeatable);
    }
}
