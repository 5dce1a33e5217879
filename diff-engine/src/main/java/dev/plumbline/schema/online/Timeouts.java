package dev.plumbline.schema.online;

import java.time.Duration;
import java.util.List;

/**
 * The limits under which a step runs.
 *
 * @param lock lock_timeout: how long it may wait, and make others wait behind it
 * @param statement statement_timeout; zero means none
 * @param retries how long to wait before each further attempt after a lock timeout; a runner adds jitter
 */
public record Timeouts(Duration lock, Duration statement, List<Duration> retries) {

    public Timeouts {
        retries = List.copyOf(retries);
    }
}
