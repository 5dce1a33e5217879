package dev.plumbline.schema.online;

import dev.plumbline.schema.diff.DiffResult;
import java.util.List;

/**
 * The way from FROM to TO and back, for a database that is in use. Immutable.
 *
 * @param diff what differs, what is not covered, and what has no way
 * @param up the steps to TO, in order
 * @param down the steps back to FROM, in order; after the last step of {@code up}
 * @param blocked steps that hold locks for longer than allowed, with the reason and the option that lets them pass
 */
public record MigrationPlan(DiffResult diff, PlanMode mode, List<PlanStep> up, List<PlanStep> down,
        List<Blocked> blocked) {

    public MigrationPlan {
        up = List.copyOf(up);
        down = List.copyOf(down);
        blocked = List.copyOf(blocked);
    }

    /**
     * A step that must not run as it is.
     *
     * @param step its number
     * @param reason what would happen, and what to do instead
     * @param option the option of the command line that allows it
     */
    public record Blocked(int step, String reason, String option) {}
}
