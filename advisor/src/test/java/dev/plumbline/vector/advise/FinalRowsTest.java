package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.trial.SearchRun;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FinalRowsTest {

    private static final int[] LADDER = {2_500, 5_000};

    /** A graph whose build over 5,000 rows took that long. */
    private static Contender contender(double millis) {
        Candidate candidate = new Candidate.Hnsw(16, 64, Representation.full(VectorType.VECTOR, 100));
        Contender contender = new Contender(candidate, new Prior(0, 0, new PagePrices()));
        contender.observe(new Contender.Observation(5_000, candidate.at(5_000),
                new Trial.Build(5_000, millis, 1, 1, 1, 1, 1, List.of()),
                new Tuner.Point(40, Estimate.exactly(0.96, Evidence.MEASURED),
                        new SearchRun(new double[]{1}, new double[]{1})),
                true, 1, 1, false, List.of()));
        return contender;
    }

    private static int rows(double millis, Duration budget) {
        Clock stopped = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        return FinalRows.of(List.of(contender(10 * millis), contender(millis)), 20_000, LADDER,
                new Budget(stopped, budget));
    }

    @Test
    void takesAsManyRowsAsSomethingCanBeBuiltOverInTime() {
        // Four times the rows take more than five times the time, and a build may have two fifths of what is left.
        assertThat(rows(1_000, Duration.ofSeconds(20))).isEqualTo(20_000);
        assertThat(rows(1_000, Duration.ofSeconds(10))).isEqualTo(5_000);
        assertThat(rows(10_000, Duration.ofSeconds(10))).isEqualTo(2_500);
    }

    @Test
    void takesAllRowsForAnExactScanAlone() {
        assertThat(FinalRows.of(List.of(), 20_000, LADDER, new Budget(Clock.systemUTC(), Duration.ofSeconds(1))))
                .isEqualTo(20_000);
    }
}
