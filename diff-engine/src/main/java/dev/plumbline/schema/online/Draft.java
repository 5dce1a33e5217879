package dev.plumbline.schema.online;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * A part of a step that runs by itself, before its effects are known.
 *
 * @param early whether it may run although the former holder of the object's name is still there
 */
record Draft(Phase phase, ObjectId object, String title, List<Statement> statements, TransactionPolicy policy,
        Optional<Backfill> backfill, List<Check> preChecks, List<Check> verification, List<Hazard> hazards,
        boolean early) {

    Draft {
        statements = List.copyOf(statements);
        preChecks = List.copyOf(preChecks);
        verification = List.copyOf(verification);
        hazards = List.copyOf(hazards);
    }

    static Draft of(Phase phase, TransactionPolicy policy, ObjectId object, String title, List<Statement> statements) {
        return new Draft(phase, object, title, statements, policy, Optional.empty(), List.of(), List.of(), List.of(),
                false);
    }

    /** A part of a step, in a transaction of its own. */
    static Draft own(Phase phase, Step step, String title, String... sql) {
        return of(phase, TransactionPolicy.OWN, step.object(), title,
                List.of(sql).stream().map(Statement::of).toList());
    }

    /** A part of a step that no transaction may hold. */
    static Draft alone(Phase phase, Step step, String title, String... sql) {
        return of(phase, TransactionPolicy.NONE, step.object(), title,
                List.of(sql).stream().map(Statement::alone).toList());
    }

    static Draft backfill(ObjectId object, String title, Backfill work) {
        return new Draft(Phase.BACKFILL, object, title, List.of(work.loop()), TransactionPolicy.NONE,
                Optional.of(work), List.of(), List.of(), List.of(), false);
    }

    Draft in(Phase other) {
        return new Draft(other, object, title, statements, policy, backfill, preChecks, verification, hazards, early);
    }

    Draft with(TransactionPolicy other) {
        return new Draft(phase, object, title, statements, other, backfill, preChecks, verification, hazards, early);
    }

    Draft with(List<Statement> others) {
        return new Draft(phase, object, title, others, policy, backfill, preChecks, verification, hazards, early);
    }

    Draft checkedBy(Check... before) {
        return new Draft(phase, object, title, statements, policy, backfill, List.of(before), verification, hazards,
                early);
    }

    Draft verifiedBy(Check... after) {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, List.of(after), hazards, early);
    }

    Draft warning(Hazard... more) {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, verification, List.of(more),
                early);
    }

    /** The same, which need not wait until the former holder of the name has gone. */
    Draft beforeFormer() {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, verification, hazards, true);
    }
}
