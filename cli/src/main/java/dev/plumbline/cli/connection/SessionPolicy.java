package dev.plumbline.cli.connection;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings that a session starts with.
 *
 * @param readOnly whether the server refuses every write
 * @param statementTimeout ends a statement that takes longer; zero for none
 * @param lockTimeout ends a statement that waits longer for a lock; zero for none
 */
public record SessionPolicy(boolean readOnly, Duration statementTimeout, Duration lockTimeout) {

    /** For live databases: no writes, no waiting behind somebody's lock, no query without an end. */
    public static final SessionPolicy LIVE = new SessionPolicy(true, Duration.ofMinutes(10), Duration.ofSeconds(10));

    /** For live databases that the user asks us to write to; whoever writes sets its own limits for each transaction. */
    public static final SessionPolicy WRITING = new SessionPolicy(false, Duration.ofMinutes(10), Duration.ofSeconds(2));

    /** For scratch servers that the user names: nothing is held back. */
    public static final SessionPolicy SCRATCH = new SessionPolicy(false, Duration.ZERO, Duration.ZERO);

    /** Settings that the user's own options may override. */
    Map<String, String> defaults() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (!statementTimeout.isZero()) {
            settings.put("statement_timeout", Long.toString(statementTimeout.toMillis()));
        }
        if (!lockTimeout.isZero()) {
            settings.put("lock_timeout", Long.toString(lockTimeout.toMillis()));
        }
        return settings;
    }

    /** Settings that nothing overrides. */
    Map<String, String> mandatory() {
        return readOnly ? Map.of("default_transaction_read_only", "on") : Map.of();
    }
}
