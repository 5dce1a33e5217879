package dev.plumbline.schema.proof;

/**
 * One thing that a proof looks at.
 *
 * @param title what has to hold: {@code The schema after up equals the target}
 * @param detail figures, or why it failed or was not run; never a row's values
 */
public record ProofCheck(String title, Outcome outcome, String detail) {

    /** How it ended. */
    public enum Outcome {
        PASSED, FAILED, NOT_RUN
    }
}
