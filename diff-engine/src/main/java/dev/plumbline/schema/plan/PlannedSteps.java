package dev.plumbline.schema.plan;

import java.util.List;

/**
 * The planner's outcome.
 *
 * @param steps the steps in order
 * @param impossible what has no way, one sentence each
 */
public record PlannedSteps(List<Step> steps, List<String> impossible) {

    public PlannedSteps {
        steps = List.copyOf(steps);
        impossible = List.copyOf(impossible);
    }
}
