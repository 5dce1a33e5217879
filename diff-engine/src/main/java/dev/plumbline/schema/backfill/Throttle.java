package dev.plumbline.schema.backfill;

import dev.plumbline.schema.catalog.CatalogQuery;
import dev.plumbline.schema.catalog.CatalogReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Random;

/** Holds a backfill back: a limit of rows a second, rests, replicas that lag, pauses that somebody asks for. */
final class Throttle {

    private static final CatalogQuery LAG = CatalogQuery.load(Throttle.class, "lag.sql");
    private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
    private static final Duration LAG_INTERVAL = Duration.ofSeconds(1);
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
    private static final Duration LAST_BACKOFF = Duration.ofSeconds(10);

    private final BackfillOptions options;
    private final BackfillControl control;
    private final BackfillJournal journal;
    private final BackfillListener listener;
    private final Random jitter;
    private long paidUntil = System.nanoTime();
    private long lagLooked = System.nanoTime() - LAG_INTERVAL.toNanos();

    Throttle(BackfillOptions options, BackfillControl control, BackfillJournal journal, BackfillListener listener) {
        this.options = options;
        this.control = control;
        this.journal = journal;
        this.listener = listener;
        this.jitter = new Random(options.seed());
    }

    /** Waits until the next batch may begin. */
    void before(Connection connection) throws InterruptedException, SQLException {
        boolean told = false;
        while (!control.isStopped() && (control.isPaused() || journal.pauseAsked())) {
            if (!told) {
                listener.note("paused; resume it, or remove the .pause file beside the journal, to go on");
                told = true;
            }
            control.sleep(LOOK_AGAIN);
        }
        if (options.maxLagBytes().isPresent() && System.nanoTime() - lagLooked >= LAG_INTERVAL.toNanos()) {
            waitForReplicas(connection, options.maxLagBytes().getAsLong());
            lagLooked = System.nanoTime();
        }
    }

    private void waitForReplicas(Connection connection, long most) throws InterruptedException, SQLException {
        boolean told = false;
        for (long lag = lag(connection); lag > most && !control.isStopped(); lag = lag(connection)) {
            if (!told) {
                listener.note("a replica has " + lag + " bytes to replay, the limit is " + most + "; waiting");
                told = true;
            }
            control.sleep(LOOK_AGAIN);
        }
    }

    /** Bytes that the slowest replica has yet to replay. */
    static long lag(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(LAG.sql(CatalogReader.version(connection)))) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Rests after a batch. */
    void after(long rowsWritten, long batchNanos) throws InterruptedException {
        long now = System.nanoTime();
        if (options.maxRowsPerSecond() > 0) {
            // Time that was not used is not saved up.
            paidUntil = Math.max(paidUntil, now - batchNanos)
                    + (long) (rowsWritten * 1e9 / options.maxRowsPerSecond());
        }
        long rest = Math.max(paidUntil - now, (long) (options.rest() * batchNanos));
        if (rest > 0) {
            control.sleep(Duration.ofNanos(rest));
        }
    }

    /** Waits before another attempt: longer each time, and never two sessions in step. */
    void backOff(int attempt) throws InterruptedException {
        long most = Math.min(LAST_BACKOFF.toNanos(), FIRST_BACKOFF.toNanos() << Math.min(attempt - 1, 10));
        control.sleep(Duration.ofNanos(most / 2 + (long) (jitter.nextDouble() * most / 2)));
    }
}
