package dev.plumbline.report.plan;

import dev.plumbline.schema.online.Phase;
import dev.plumbline.schema.online.PlanStep;
import dev.plumbline.schema.online.TransactionPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps that share a transaction, or one step outside of any.
 *
 * @param transactional whether it is one transaction
 */
public record Passage(Phase phase, boolean transactional, List<PlanStep> steps) {

    public Passage {
        steps = List.copyOf(steps);
    }

    /** Splits the steps of a plan, as a runner has to. */
    public static List<Passage> of(List<PlanStep> steps) {
        List<Passage> passages = new ArrayList<>();
        List<PlanStep> shared = new ArrayList<>();
        for (PlanStep step : steps) {
            boolean joins = step.policy() == TransactionPolicy.SHARED;
            if (!shared.isEmpty() && (!joins || shared.getFirst().phase() != step.phase())) {
                passages.add(new Passage(shared.getFirst().phase(), true, shared));
                shared = new ArrayList<>();
            }
            if (joins) {
                shared.add(step);
            } else {
                passages.add(new Passage(step.phase(), step.policy() == TransactionPolicy.OWN, List.of(step)));
            }
        }
        if (!shared.isEmpty()) {
            passages.add(new Passage(shared.getFirst().phase(), true, shared));
        }
        return passages;
    }
}
