package dev.plumbline.vector.advise;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class WorkLawTest {

    private static final double Q = 0.10;

    private static List<WorkLaw.Count> counts(double p, double noise, Random random) {
        List<WorkLaw.Count> counts = new ArrayList<>();
        for (int parameter : new int[]{20, 40}) {
            counts.add(new WorkLaw.Count(parameter,
                    300 * Math.pow(parameter, p) * Math.exp(noise * random.nextGaussian())));
        }
        return counts;
    }

    @Test
    void findsTheLawBehindItsCounts() {
        assertThat(WorkLaw.fit(counts(0.65, 0, new Random(1)), true, Q).parameterExponent()).isEqualTo(0.65,
                within(1e-9));
        assertThat(WorkLaw.fit(counts(0.75, 0, new Random(1)), true, Q).parameterExponent()).isEqualTo(0.74,
                within(0.015));
    }

    @Test
    void knowsTheUsualLawWithoutCounts() {
        assertThat(WorkLaw.fit(List.of(), true, Q).ratio(2, 1)).isCloseTo(Math.pow(2, WorkLaw.HNSW_PARAMETER),
                within(1e-9));
        assertThat(WorkLaw.fit(List.of(), false, 0.5).ratio(1, 10)).isCloseTo(Math.sqrt(10), within(1e-9));
    }

    @Test
    void straysAsFarAsItSays() {
        Random random = new Random(3);
        int covered = 0;
        int rounds = 3_000;
        for (int round = 0; round < rounds; round++) {
            double p = WorkLaw.HNSW_PARAMETER + WorkLaw.PARAMETER_DEVIATION * random.nextGaussian();
            double q = Q + WorkLaw.ROWS_DEVIATION * random.nextGaussian();
            WorkLaw law = WorkLaw.fit(counts(p, 0.015, random), true, Q);
            double off = Math.log(law.ratio(3, 10)) - p * Math.log(3) - q * Math.log(10);
            covered += Math.abs(off) <= 1.96 * law.deviation(3, 10) ? 1 : 0;
        }
        assertThat((double) covered / rounds).isBetween(0.93, 0.97);
    }
}
