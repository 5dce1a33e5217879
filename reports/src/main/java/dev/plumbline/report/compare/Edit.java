package dev.plumbline.report.compare;

/** One piece of a comparison: on both sides, or on one side only. */
public record Edit(Side side, String text) {

    /** Where a piece stands. */
    public enum Side {
        BOTH, BEFORE, AFTER
    }
}
