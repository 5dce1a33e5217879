package dev.plumbline.cli.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line that is drawn over and over: phase, bar, share, time left, message. */
public final class TerminalProgress implements Progress {

    private static final long REDRAW_NANOS = 100_000_000;
    private static final long ETA_AFTER_NANOS = 2_000_000_000;
    private static final int BAR_WIDTH = 24;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream err;
    private final int width;
    private final LongSupplier nanoTime;
    private String phase = "";
    private long phaseBegin;
    private long drawn;
    private boolean visible;
    private boolean closed;

    /**
     * @param width columns of the terminal
     * @param nanoTime a clock as {@link System#nanoTime()}
     */
    public TerminalProgress(PrintStream err, int width, LongSupplier nanoTime) {
        this.err = err;
        this.width = width;
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized void update(String newPhase, long done, long total, String message) {
        if (closed) {
            return;
        }
        long now = nanoTime.getAsLong();
        boolean other = !newPhase.equals(phase);
        if (other) {
            phase = newPhase;
            phaseBegin = now;
        }
        if (other || !visible || now - drawn >= REDRAW_NANOS) {
            drawn = now;
            draw(line(done, total, message, now - phaseBegin));
        }
    }

    private String line(long done, long total, String message, long elapsed) {
        StringBuilder line = new StringBuilder(phase);
        if (total > 0) {
            double share = Math.clamp((double) done / total, 0, 1);
            int filled = (int) Math.round(share * BAR_WIDTH);
            line.append("  ").append("━".repeat(filled)).append("─".repeat(BAR_WIDTH - filled));
            line.append(String.format(Locale.ROOT, "  %3.0f %%", share * 100));
            if (share > 0 && share < 1 && elapsed >= ETA_AFTER_NANOS) {
                line.append("  ").append(words(Duration.ofNanos((long) (elapsed * (1 - share) / share))))
                        .append(" left");
            }
        }
        if (!message.isEmpty()) {
            line.append("  ").append(message);
        }
        return line.length() < width ? line.toString() : line.substring(0, Math.max(1, width - 2)) + "…";
    }

    private void draw(String line) {
        err.print(CLEAR_LINE + line);
        err.flush();
        visible = true;
    }

    @Override
    public synchronized void note(String line) {
        clear();
        err.println(line);
    }

    @Override
    public synchronized void close() {
        clear();
        closed = true;
    }

    private void clear() {
        if (visible) {
            err.print(CLEAR_LINE);
            err.flush();
            visible = false;
        }
    }

    /** {@code 40 s}, {@code 3 min}, {@code 2 h}. */
    static String words(Duration duration) {
        long seconds = Math.max(1, duration.toSeconds());
        return seconds < 100
                ? seconds + " s"
                : seconds < 5_400 ? (seconds + 30) / 60 + " min" : (seconds + 1_800) / 3_600 + " h";
    }
}
