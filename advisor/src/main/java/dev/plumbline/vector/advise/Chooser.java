package dev.plumbline.vector.advise;

import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.Predicted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Picks one of the finalists: whoever keeps to the limits and answers fastest at the rows that were asked for; among those within three per cent
 * of the fastest, the smallest and then the quickest to build. No index wins where the exact scan is fast enough or the planner
 * would not use one; the index that is there stays unless another is faster by a tenth.
 */
final class Chooser {

    private static final double AS_FAST = 1.03;
    private static final double WORTH_REBUILDING = 1.10;
    /** A scan this fast needs no index. */
    private static final double FAST_SCAN_MILLIS = 1.0;

    /**
     * The decision.
     *
     * @param kept true when the index that is there should stay
     * @param withinLimits false when everything breaks a limit
     * @param why one sentence
     */
    record Choice(Standing standing, boolean kept, boolean withinLimits, String why) {}

    private final Constraints constraints;

    Chooser(Constraints constraints) {
        this.constraints = constraints;
    }

    Choice choose(List<Standing> standings) {
        List<Standing> feasible = standings.stream().filter(s -> broken(s.predicted()).isEmpty()).toList();
        if (feasible.isEmpty()) {
            Standing nearest = standings.stream().min(Comparator
                    .comparingInt((Standing s) -> broken(s.predicted()).size()).thenComparingDouble(Standing::p50))
                    .orElseThrow();
            return new Choice(nearest, false, false,
                    "nothing that reaches the recall keeps to every limit; this breaks the fewest: "
                            + String.join(", ", broken(nearest.predicted())));
        }
        for (Standing standing : feasible) {
            if (standing.contender().isExact() && standing.p50() <= FAST_SCAN_MILLIS) {
                return new Choice(standing, false, true, Words.say(
                        "an exact scan answers in %s and misses nothing; an index would cost upkeep and save next to nothing",
                        Words.duration(standing.p50())));
            }
        }
        double fastest = feasible.stream().mapToDouble(Standing::p50).min().orElseThrow();
        List<Standing> asFast = feasible.stream().filter(s -> s.p50() <= fastest * AS_FAST).toList();
        Standing best = asFast.stream()
                .min(Comparator.comparingDouble((Standing s) -> s.predicted().indexBytes().value())
                        .thenComparingDouble(s -> s.predicted().buildMillis().value()))
                .orElseThrow();
        for (Standing standing : feasible) {
            if (standing.contender().isExisting() && standing.p50() <= best.p50() * WORTH_REBUILDING) {
                return new Choice(standing, true, true, Words.say(
                        "the index that is there reaches the recall in %s, and the best of the others needs %s: not worth a rebuild",
                        Words.duration(standing.p50()), Words.duration(best.p50())));
            }
        }
        String why = asFast.size() == 1
                ? "the fastest of those that reach the recall"
                : Words.say("the smallest of the %d that are within 3 %% of the fastest", asFast.size());
        return new Choice(best, false, true, why);
    }

    /** The limits that a prediction breaks, in words. */
    List<String> broken(Predicted predicted) {
        List<String> broken = new ArrayList<>();
        if (constraints.p95Latency() != null
                && predicted.p95Millis().value() > constraints.p95Latency().toNanos() / 1e6) {
            broken.add(Words.say("p95 of %s instead of %s", Words.duration(predicted.p95Millis().value()),
                    Words.duration(constraints.p95Latency().toNanos() / 1e6)));
        }
        if (constraints.indexBytes() != null && predicted.indexBytes().value() > constraints.indexBytes()) {
            broken.add(Words.say("%s instead of %s", Words.bytes(Math.round(predicted.indexBytes().value())),
                    Words.bytes(constraints.indexBytes())));
        }
        if (constraints.buildTime() != null
                && predicted.buildMillis().value() > constraints.buildTime().toNanos() / 1e6) {
            broken.add(Words.say("a build of %s instead of %s", Words.duration(predicted.buildMillis().value()),
                    Words.duration(constraints.buildTime().toNanos() / 1e6)));
        }
        return broken;
    }
}
