package dev.plumbline.schema.backfill;

import java.time.Duration;

/**
 * What a run of a backfill has done.
 *
 * @param finished false where it was told to stop; the journal knows where to go on
 * @param rowsPassed rows looked at in this run
 * @param rowsWritten rows written in this run
 * @param batches batches committed in this run
 * @param failedAttempts batches that were tried again
 * @param failedRows rows left behind because their values do not convert
 * @param pending rows that are not done at the end; -1 where it did not come to the end
 */
public record BackfillResult(boolean finished, long rowsPassed, long rowsWritten, long batches, long failedAttempts,
        long failedRows, int passes, long pending, Duration elapsed) {

    /** Rows passed a second. */
    public double rowsPerSecond() {
        return rowsPassed * 1e9 / Math.max(1, elapsed.toNanos());
    }
}
