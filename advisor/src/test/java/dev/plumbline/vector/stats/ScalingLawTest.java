package dev.plumbline.vector.stats;

import dev.plumbline.vector.Estimate;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScalingLawTest {

    /** Recorded: GloVe-100, recall of HNSW at a fixed ef_search, ten thousand to 340,000 rows. */
    private static final double[] ROWS = {10_000, 20_000, 40_000, 80_000, 160_000, 340_000};
    private static final double[] RECALL_AT_40 = {.953, .928, .901, .893, .862, .838};
    private static final double[] RECALL_AT_160 = {.995, .990, .980, .971, .959, .943};

    private static Estimate missAtFullSize(double[] recalls) {
        double[] misses = Arrays.stream(recalls).limit(4).map(recall -> 1 - recall).toArray();
        return ScalingLaw.fit(Arrays.copyOf(ROWS, 4), misses, 0.45, 0.15, 0.10).predict(340_000);
    }

    @Test
    void holdsTheTruthOfRecordedCurvesInItsBand() {
        Estimate at40 = missAtFullSize(RECALL_AT_40);
        assertThat(at40.low()).isLessThan(1 - .838);
        assertThat(at40.high()).isGreaterThan(1 - .838);
        // The curve flattens, so that the point alone would be too gloomy by a third.
        assertThat(at40.value()).isEqualTo(1 - .838, within(0.06));
        Estimate at160 = missAtFullSize(RECALL_AT_160);
        assertThat(at160.low()).isLessThan(1 - .943);
        assertThat(at160.high()).isGreaterThan(1 - .943);
        // Least squares alone extrapolates these four points to a recall of .908; what is known of exponents pulls it back.
        assertThat(1 - at160.value()).isGreaterThan(0.910);
    }

    @Test
    void coversNewObservationsAsOftenAsItSays() {
        Random random = new Random(11);
        double[] sizes = {2_500, 5_000, 10_000, 20_000};
        int covered = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            double exponent = 0.40 + 0.10 * random.nextGaussian();
            double[] observed = Arrays.stream(sizes)
                    .map(x -> 3 * Math.pow(x, exponent) * Math.exp(0.08 * random.nextGaussian())).toArray();
            Estimate predicted = ScalingLaw.fit(sizes, observed, 0.40, 0.10, 0.08).predict(200_000);
            double real = 3 * Math.pow(200_000, exponent) * Math.exp(0.08 * random.nextGaussian());
            covered += predicted.low() <= real && real <= predicted.high() ? 1 : 0;
        }
        assertThat((double) covered / rounds).isBetween(0.93, 0.985);
    }

    @Test
    void fallsBackToWhatIsKnownWhenOnePointSaysNothing() {
        ScalingLaw law = ScalingLaw.fit(new double[]{1_000}, new double[]{20}, 0.4, 0.1, 0.08);
        assertThat(law.exponent()).isEqualTo(0.4, within(1e-12));
        assertThat(law.at(16_000)).isEqualTo(20 * Math.pow(16, 0.4), within(1e-9));
        assertThat(law.ratio(1, 10).low()).isLessThan(Math.pow(10, 0.4) * 0.7);
    }
}
