package dev.plumbline.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** For logs: a line now and then, so that a long run shows that it lives, and a short one shows nothing. */
public final class LineProgress implements Progress {

    private final PrintStream err;
    private final LongSupplier nanoTime;
    private final long intervalNanos;
    private final long begin;
    private long written;
    private String phase = "";
    private boolean closed;

    /**
     * @param interval time between two lines; zero for a line at the start of each phase
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public LineProgress(PrintStream err, Duration interval, LongSupplier nanoTime) {
        this.err = err;
        this.nanoTime = nanoTime;
        this.intervalNanos = interval.toNanos();
        this.begin = nanoTime.getAsLong();
        this.written = begin;
    }

    @Override
    public synchronized void update(String newPhase, long done, long total, String message) {
        long now = nanoTime.getAsLong();
        boolean due = intervalNanos == 0 ? !newPhase.equals(phase) : now - written >= intervalNanos;
        phase = newPhase;
        if (closed || !due) {
            return;
        }
        written = now;
        String share = total > 0 ? String.format(Locale.ROOT, " %.0f %%", 100.0 * done / total) : "";
        err.println("plumbline: " + newPhase + share + (message.isEmpty() ? "" : ": " + message) + " ("
                + TerminalProgress.words(Duration.ofNanos(now - begin)) + ")");
    }

    @Override
    public synchronized void note(String line) {
        err.println(line);
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
