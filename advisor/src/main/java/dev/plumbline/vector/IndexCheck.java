package dev.plumbline.vector;

import dev.plumbline.vector.live.LiveCheck;
import java.time.Clock;

/**
 * Measures the recall and latency of the index that a live table has, on queries drawn anew each time the seed changes, and says what is wrong
 * with it: fit for a nightly job. Strictly read-only; each query is also answered by an exact scan, which reads the whole table.
 */
public final class IndexCheck {

    private final Clock clock;

    public IndexCheck(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks.
     *
     * @throws dev.plumbline.error.PlumblineException with BAD_INPUT for a column or query that cannot be used, CONNECTION when the database fails
     */
    public CheckResult check(CheckRequest request, ProgressListener progress) {
        return new LiveCheck(request, clock, progress).run();
    }
}
