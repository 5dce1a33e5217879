package dev.plumbline.schema.backfill;

import java.time.Duration;

/** Pauses, resumes and stops a running backfill from other threads. A batch that has begun is finished first. */
public final class BackfillControl {

    private boolean stopped;
    private boolean paused;

    /** Ends the run after the batch in work; the journal knows where to go on. */
    public synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Waits after the batch in work. */
    public synchronized void pause() {
        paused = true;
    }

    /** Goes on. */
    public synchronized void resume() {
        paused = false;
        notifyAll();
    }

    synchronized boolean isStopped() { return stopped; }

    synchronized boolean isPaused() { return paused; }

    /** Sleeps that long, or until it is stopped. */
    synchronized void sleep(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !stopped; left = end - System.nanoTime()) {
            wait(left / 1_000_000, (int) (left % 1_000_000));
        }
    }
}
