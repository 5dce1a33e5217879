package dev.plumbline.schema.online;

import dev.plumbline.schema.locks.Effects;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets neighbours that change the catalogue only, under the same lock of the same table, share a transaction: who uses the table waits for
 * one lock instead of several. What reads or writes rows stays alone, so that no lock is held meanwhile.
 */
final class Joining {

    private Joining() {}

    static List<PlanStep> joined(List<PlanStep> steps) {
        List<PlanStep> joined = new ArrayList<>();
        for (PlanStep step : steps) {
            boolean joins = !joined.isEmpty() && mayJoin(step) && step.policy() == TransactionPolicy.OWN
                    && mayJoin(joined.getLast()) && step.phase() == joined.getLast().phase()
                    && step.effects().locks().equals(joined.getLast().effects().locks());
            joined.add(joins ? step.with(TransactionPolicy.JOINED) : step);
        }
        return joined;
    }

    private static boolean mayJoin(PlanStep step) {
        Effects effects = step.effects();
        return (step.policy() == TransactionPolicy.OWN || step.policy() == TransactionPolicy.JOINED)
                && step.due().isEmpty() && step.backfill().isEmpty() && effects.locks().size() == 1
                && effects.blocks() && effects.scans().isEmpty()
                && effects.rewrites().isEmpty();
    }
}
