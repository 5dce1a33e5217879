package dev.plumbline.schema.cases;

/**
 * How a case ended in one direction.
 *
 * @param direction {@code up} from old to new, {@code down} from new to old; otherwise in words, as {@code nothing to old} or {@code online}
 * @param steps how many steps the plan has
 * @param detail the reason where it did not pass, otherwise empty
 */
public record CaseVerdict(String name, String direction, Outcome outcome, int steps, String detail) {

    /** The stages that a case can fail at. */
    public enum Outcome {
        PASSED, SKIPPED, LOAD_FAILED, PLAN_FAILED, APPLY_FAILED, NOT_EQUAL, DUMP_DIFFERS, NOT_PROVEN
    }
}
