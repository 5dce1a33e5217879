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
 * @param early whether it need not wait for the parts of other steps that belong to the cutover
 * @param due a condition in SQL that says whether the part is still to be run; empty where its statements tell by themselves
 * @param proven whether what the lock rules leave open does not happen, because parts before see to it
 */
record Draft(Phase phase, ObjectId object, String title, List<Statement> statements, TransactionPolicy policy,
        Optional<Backfill> backfill, List<Check> preChecks, List<Check> verification, List<Hazard> hazards,
        boolean early, Optional<String> due, boolean proven) {

    Draft {
        statements = List.copyOf(statements);
        preChecks = List.copyOf(preChecks);
        verification = List.copyOf(verification);
        hazards = List.copyOf(hazards);
    }

    static Draft of(Phase phase, TransactionPolicy policy, ObjectId object, String title, List<Statement> statements) {
        return new Draft(phase, object, title, statements, policy, Optional.empty(), List.of(), List.of(), List.of(),
                false, Optional.empty(), false);
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

    /** A part of a step, in the transaction of the cutover. */
    static Draft cutover(ObjectId object, String title, List<String> sql) {
        return of(Phase.CUTOVER, TransactionPolicy.SHARED, object, title, sql.stream().map(Statement::of).toList());
    }

    /** Rows in batches; what triggers of others may write besides is not held against it. */
    static Draft backfill(ObjectId object, String title, Backfill work) {
        return new Draft(Phase.BACKFILL, object, title, List.of(work.loop()), TransactionPolicy.NONE,
                Optional.of(work), List.of(), List.of(), List.of(), false, Optional.empty(), true);
    }

    Draft in(Phase other) {
        return new Draft(other, object, title, statements, policy, backfill, preChecks, verification, hazards, early,
                due, proven);
    }

    Draft with(TransactionPolicy other) {
        return new Draft(phase, object, title, statements, other, backfill, preChecks, verification, hazards, early,
                due, proven);
    }

    Draft with(List<Statement> others) {
        return new Draft(phase, object, title, others, policy, backfill, preChecks, verification, hazards, early, due,
                proven);
    }

    Draft checkedBy(Check... before) {
        return new Draft(phase, object, title, statements, policy, backfill, List.of(before), verification, hazards,
                early, due, proven);
    }

    Draft verifiedBy(Check... after) {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, List.of(after), hazards, early,
                due, proven);
    }

    Draft warning(Hazard... more) {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, verification, List.of(more),
                early, due, proven);
    }

    /** The same, which need not wait for the switch of what its step waits for. */
    Draft beforeSwitch() {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, verification, hazards, true,
                due, proven);
    }

    /** The same, to be left out by a second run. */
    Draft onlyWhen(String condition) {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, verification, hazards, early,
                Optional.of(condition), proven);
    }

    /** The same, of which the parts before see to it that nothing is read. */
    Draft withProof() {
        return new Draft(phase, object, title, statements, policy, backfill, preChecks, verification, hazards, early,
                due, true);
    }
}
