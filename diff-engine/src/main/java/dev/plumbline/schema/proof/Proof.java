package dev.plumbline.schema.proof;

import java.util.List;
import java.util.Optional;

/**
 * The verdict on a plan. Immutable.
 *
 * @param proven whether every check that matters passed
 * @param checks in the order in which they were made
 * @param steps what each step of the way up did, in order; empty where it did not get that far
 * @param reasons why it is not proven; empty where it is
 * @param notProven what nobody has looked at, proven or not
 */
public record Proof(boolean proven, List<ProofCheck> checks, List<StepTrace> steps, List<String> reasons,
        List<String> notProven) {

    public Proof {
        checks = List.copyOf(checks);
        steps = List.copyOf(steps);
        reasons = List.copyOf(reasons);
        notProven = List.copyOf(notProven);
    }

    /** What a step of the way up did. */
    public Optional<StepTrace> step(int number) {
        return steps.stream().filter(step -> step.number() == number).findFirst();
    }
}
