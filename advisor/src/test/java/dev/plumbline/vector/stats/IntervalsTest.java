package dev.plumbline.vector.stats;

import dev.plumbline.vector.Estimate;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class IntervalsTest {

    /**
     * Queries differ in hardness (beta-distributed recall), and the k neighbours of one query are drawn with that query's own probability:
     * strongly clustered misses, as indexes show them.
     */
    @ParameterizedTest
    @CsvSource({"0.95,50", "0.95,200", "0.95,1000", "0.97,200", "0.97,500", "0.99,200", "0.99,1000", "0.90,200",
        "0.80,100"})
    void coversTheTrueRecallAsOftenAsItSays(double recall, int queries) {
        double concentration = 6;
        BetaDistribution hardness = new BetaDistribution(new Well19937c(1), recall * concentration,
                (1 - recall) * concentration);
        Random random = new Random(5);
        int covered = 0;
        int naive = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            double[] recalls = new double[queries];
            for (int q = 0; q < queries; q++) {
                double probability = hardness.sample();
                int hits = 0;
                for (int i = 0; i < 10; i++) {
                    hits += random.nextDouble() < probability ? 1 : 0;
                }
                recalls[q] = hits / 10.0;
            }
            Estimate interval = RecallInterval.of(recalls, 10);
            covered += interval.low() <= recall && recall <= interval.high() ? 1 : 0;
            Estimate independent = RecallInterval.wilson(interval.value(), queries * 10.0, 0.95);
            naive += independent.low() <= recall && recall <= independent.high() ? 1 : 0;
        }
        assertThat((double) covered / rounds).isBetween(0.925, 0.985);
        assertThat((double) naive / rounds).as("treating neighbours as independent").isLessThan(0.91);
    }

    @Test
    void isWilsonsIntervalOfCommonsMathWhereTrialsAreWhole() {
        Estimate ours = RecallInterval.wilson(0.9, 200, 0.95);
        var theirs = new WilsonScoreInterval().createInterval(200, 180, 0.95);
        assertThat(ours.low()).isEqualTo(theirs.getLowerBound(), within(1e-9));
        assertThat(ours.high()).isEqualTo(theirs.getUpperBound(), within(1e-9));
    }

    @Test
    void doesNotClaimCertaintyWhenEveryQueryScoresOne() {
        double[] perfect = new double[100];
        Arrays.fill(perfect, 1);
        Estimate interval = RecallInterval.of(perfect, 10);
        assertThat(interval.value()).isEqualTo(1);
        assertThat(interval.high()).isEqualTo(1);
        assertThat(interval.low()).isEqualTo(new WilsonScoreInterval().createInterval(100, 100, 0.95).getLowerBound(),
                within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"7", "20", "51", "100", "400"})
    void coversTheMedianWhateverTheDistribution(int size) {
        Random random = new Random(size);
        int covered = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            double[] values = new double[size];
            for (int i = 0; i < size; i++) {
                values[i] = Math.exp(2 * random.nextGaussian());
            }
            Estimate median = Quantiles.median(values);
            covered += median.low() <= 1 && 1 <= median.high() ? 1 : 0;
        }
        assertThat((double) covered / rounds).isBetween(0.94, 0.99);
    }

    @Test
    void interpolatesQuantiles() {
        double[] values = {4, 1, 3, 2};
        assertThat(Quantiles.quantile(values, 0)).isEqualTo(1);
        assertThat(Quantiles.quantile(values, 0.5)).isEqualTo(2.5);
        assertThat(Quantiles.quantile(values, 1)).isEqualTo(4);
    }
}
