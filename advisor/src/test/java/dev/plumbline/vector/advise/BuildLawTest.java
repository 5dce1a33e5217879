package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.trial.SearchRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class BuildLawTest {

    private static final int[] ROWS = {500, 1_000, 2_000, 4_000};
    private static final IndexSpec SPEC = new IndexSpec.Hnsw(16, 64, Representation.full(VectorType.VECTOR, 100));
    private static final Tuner.Point POINT = new Tuner.Point(40, Estimate.exactly(0.96, Evidence.MEASURED),
            new SearchRun(new double[]{1}, new double[]{1}));

    private static List<Contender.Observation> builds(double fixed, double exponent, double noise, Random random) {
        List<Contender.Observation> builds = new ArrayList<>();
        for (int rows : ROWS) {
            double millis = fixed + 0.1 * Math.pow(rows, exponent) * Math.exp(noise * random.nextGaussian());
            builds.add(new Contender.Observation(rows, SPEC,
                    new Trial.Build(rows, millis, 1, 1, 1, 1, 1, List.of()), POINT, true, 1, 1, false, List.of()));
        }
        return builds;
    }

    @Test
    void tellsWhatStartingCostsFromTheWork() {
        Estimate predicted = BuildLaw.at(builds(60, BuildLaw.HNSW_EXPONENT, 0, new Random(1)), true, 10, 0);
        assertThat(predicted.value()).isCloseTo(60 + 0.1 * Math.pow(40_000, BuildLaw.HNSW_EXPONENT), within(1.0));
        Estimate dearer = BuildLaw.at(builds(60, BuildLaw.HNSW_EXPONENT, 0, new Random(1)), true, 10, 5_000);
        assertThat(dearer.value()).isCloseTo(predicted.value() + 5_000, within(1e-6));
        assertThat(dearer.high() / dearer.value()).isGreaterThan(predicted.high() / predicted.value());
    }

    @Test
    void holdsTheBuildOverMoreRowsInItsBandAsOftenAsItSays() {
        Random random = new Random(5);
        int covered = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            double exponent = BuildLaw.HNSW_EXPONENT + BuildLaw.HNSW_DEVIATION * random.nextGaussian();
            Estimate predicted = BuildLaw.at(builds(50, exponent, 0.05, random), true, 10, 0);
            double real = 50 + 0.1 * Math.pow(40_000, exponent) * Math.exp(0.05 * random.nextGaussian());
            covered += predicted.low() <= real && real <= predicted.high() ? 1 : 0;
        }
        assertThat((double) covered / rounds).isGreaterThan(0.90);
    }
}
