package dev.plumbline.schema.proof;

import dev.plumbline.schema.online.Compatibility;
import dev.plumbline.schema.online.PlanStep;
import java.util.List;
import java.util.Set;

/**
 * Which application code a plan promises to work, step by step.
 *
 * @param steps the steps of up, in order
 */
record Promises(List<PlanStep> steps) {

    /** Which code a statement belongs to; what both use is in both. */
    enum Code {
        OLD, NEW
    }

    Promises {
        steps = List.copyOf(steps);
    }

    /** Whether code has to work while a step runs: before it and after it. */
    boolean hold(Set<Code> codes, int first, int last) {
        for (int after = first - 1; after <= last; after++) {
            if (!holdAfter(codes, after)) {
                return false;
            }
        }
        return true;
    }

    /** Whether code has to work once a step has run; 0 is before the first. */
    boolean holdAfter(Set<Code> codes, int step) {
        if (step <= 0 || steps.isEmpty()) {
            return codes.contains(Code.OLD);
        }
        Compatibility compatibility = steps.get(Math.min(step, steps.size()) - 1).compatibility();
        return codes.contains(Code.OLD) && compatibility.oldCode()
                || codes.contains(Code.NEW) && compatibility.newCode();
    }
}
