package dev.plumbline.schema.backfill;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * How a backfill treats those who use the database meanwhile. The lock timeout is shorter than PostgreSQL's deadlock_timeout (1 s), so that it
 * is the backfill that gives way.
 *
 * @param maxRowsPerSecond rows a second at most; 0 for no limit
 * @param rest how long to rest after a batch, as a share of the time that it took
 * @param maxLagBytes waits while a replica has more than this to replay; empty for no limit
 * @param lockTimeout how long a batch waits for a lock
 * @param statementTimeout how long a batch takes at most
 * @param attempts how often a batch is tried before the run gives up
 * @param errorBudget failed attempts in the whole run before it gives up
 * @param failedRowsBudget rows that may stay behind because their values do not convert
 * @param passes how often the table is gone through while rows are still pending
 * @param seed of the jitter between attempts
 */
public record BackfillOptions(double maxRowsPerSecond, double rest, OptionalLong maxLagBytes, Duration lockTimeout,
        Duration statementTimeout, int attempts, int errorBudget, long failedRowsBudget, int passes, long seed) {

    /** No limit on rows, no rest; gives way to others at locks. */
    public static final BackfillOptions DEFAULTS = new BackfillOptions(0, 0, OptionalLong.empty(),
            Duration.ofMillis(500), Duration.ofSeconds(30), 10, 200, 0, 3, 1);

    public BackfillOptions {
        if (maxRowsPerSecond < 0 || rest < 0 || attempts < 1 || errorBudget < 0 || failedRowsBudget < 0 || passes < 1) {
            throw new IllegalArgumentException("limits of a backfill must not be negative");
        }
    }

    public BackfillOptions withMaxRowsPerSecond(double rows) {
        return new BackfillOptions(rows, rest, maxLagBytes, lockTimeout, statementTimeout, attempts, errorBudget,
                failedRowsBudget, passes, seed);
    }

    public BackfillOptions withRest(double share) {
        return new BackfillOptions(maxRowsPerSecond, share, maxLagBytes, lockTimeout, statementTimeout, attempts,
                errorBudget, failedRowsBudget, passes, seed);
    }

    public BackfillOptions withMaxLagBytes(long bytes) {
        return new BackfillOptions(maxRowsPerSecond, rest, OptionalLong.of(bytes), lockTimeout, statementTimeout,
                attempts, errorBudget, failedRowsBudget, passes, seed);
    }

    /** Times out sooner or later, and tries a batch that often. */
    public BackfillOptions withTimeouts(Duration lock, Duration statement, int tries) {
        return new BackfillOptions(maxRowsPerSecond, rest, maxLagBytes, lock, statement, tries, errorBudget,
                failedRowsBudget, passes, seed);
    }

    /** Gives up after that many failed attempts, or rows that do not convert. */
    public BackfillOptions withBudgets(int errors, long failedRows) {
        return new BackfillOptions(maxRowsPerSecond, rest, maxLagBytes, lockTimeout, statementTimeout, attempts, errors,
                failedRows, passes, seed);
    }
}
