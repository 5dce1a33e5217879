package dev.plumbline.vector.advise;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The time that a run may take, by an injected clock, and what was left out for want of it. Not safe for several threads. */
final class Budget {

    private final Clock clock;
    private final Instant start;
    private final Duration total;
    private final List<String> skipped = new ArrayList<>();

    Budget(Clock clock, Duration total) {
        this.clock = clock;
        this.start = clock.instant();
        this.total = total;
    }

    Duration elapsed() {
        return Duration.between(start, clock.instant());
    }

    /** What is left; at least a second, so that what must be done can be. */
    Duration left() {
        Duration left = total.minus(elapsed());
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }

    /** Whether less than this share of the whole has been used. */
    boolean isWithin(double share) {
        return elapsed().toMillis() < share * total.toMillis();
    }

    /** Notes what was left out for want of time. */
    void skipped(String what) {
        skipped.add(what);
    }

    /** What was left out. */
    List<String> skipped() {
        return List.copyOf(skipped);
    }

    /** Whether that much more time leaves the whole below a share of the budget. */
    boolean allowsWithin(double share, double millis) {
        return elapsed().toMillis() + millis <= share * total.toMillis();
    }

    /** Whether that much time is left. */
    boolean allows(double millis) {
        return elapsed().plusMillis((long) millis).compareTo(total) <= 0;
    }
}
