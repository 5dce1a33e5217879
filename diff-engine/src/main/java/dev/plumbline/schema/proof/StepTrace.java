package dev.plumbline.schema.proof;

import dev.plumbline.schema.locks.Effects;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What running a step of the way up has shown.
 *
 * @param number the step's number
 * @param effects locks, rewrites and full reads as traced
 * @param duration how long it took on the scratch server
 * @param readStall the longest that a reader waited meanwhile; empty where there was no traffic
 * @param writeStall the longest that a writer waited meanwhile; empty where there was no traffic
 * @param breaks what code from before the migration could not do any more from this step on
 */
public record StepTrace(int number, Effects effects, Duration duration, Optional<Duration> readStall,
        Optional<Duration> writeStall, List<String> breaks) {

    public StepTrace {
        breaks = List.copyOf(breaks);
    }

    StepTrace lasting(Duration measured) {
        return new StepTrace(number, effects, measured, readStall, writeStall, breaks);
    }

    StepTrace under(Traffic.Stalls stalls) {
        return new StepTrace(number, effects, duration, Optional.of(stalls.read()), Optional.of(stalls.write()),
                stalls.breaks());
    }
}
