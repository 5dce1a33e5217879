package dev.plumbline.schema.backfill;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a backfill has come, earlier runs of its journal included.
 *
 * @param rowsPassed rows looked at in this pass
 * @param rowsWritten rows written by all passes
 * @param estimatedRows rows of the table by its statistics; 0 where they say nothing
 * @param rowsPerSecond rows passed a second in this run
 * @param remaining time left at this speed; empty where it cannot be told
 */
public record BackfillProgress(int pass, long rowsPassed, long rowsWritten, long estimatedRows, double rowsPerSecond,
        Optional<Duration> remaining) {}
