package dev.plumbline.schema.online;

import java.util.ArrayList;
import java.util.List;

/**
 * Steps that run in one transaction, or one step whose statements run outside of any.
 *
 * @param transactional whether the block is one transaction
 */
public record StepBlock(boolean transactional, List<PlanStep> steps) {

    public StepBlock {
        steps = List.copyOf(steps);
    }

    /** Neighbours of one phase that may share a transaction do so, and steps join those that they belong to. */
    public static List<StepBlock> of(List<PlanStep> steps) {
        List<StepBlock> blocks = new ArrayList<>();
        List<PlanStep> open = new ArrayList<>();
        for (PlanStep step : steps) {
            if (!open.isEmpty() && !belongs(step, open.getLast())) {
                blocks.add(block(open));
                open.clear();
            }
            open.add(step);
        }
        if (!open.isEmpty()) {
            blocks.add(block(open));
        }
        return blocks;
    }

    private static boolean belongs(PlanStep step, PlanStep previous) {
        return switch (step.policy()) {
            case SHARED -> previous.policy() == TransactionPolicy.SHARED && previous.phase() == step.phase();
            case JOINED -> true;
            case OWN, NONE -> false;
        };
    }

    /** The phase that all its steps belong to. */
    public Phase phase() {
        return steps.getFirst().phase();
    }

    private static StepBlock block(List<PlanStep> steps) {
        return new StepBlock(steps.getFirst().policy() != TransactionPolicy.NONE, steps);
    }
}
