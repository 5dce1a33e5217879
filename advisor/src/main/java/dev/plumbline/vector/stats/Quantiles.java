package dev.plumbline.vector.stats;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;

/** Quantiles of measured values, and the interval of the median by order statistics, which assumes nothing of their distribution. */
public final class Quantiles {

    private Quantiles() {}

    /** The quantile by linear interpolation between order statistics (Hyndman and Fan's type 7). */
    public static double quantile(double[] values, double probability) {
        if (values.length == 0) {
            throw new IllegalArgumentException("a quantile of nothing");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = probability * (sorted.length - 1);
        int below = (int) Math.floor(at);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The median with the narrowest interval between order statistics that covers it with 95 %, whatever the distribution. */
    public static Estimate median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        int down = 0;
        if (n > 5) {
            // Between the order statistics down+1 and n-down (from one) lies the median with probability 1 - 2 P(B <= down).
            BinomialDistribution binomial = new BinomialDistribution(null, n, 0.5);
            down = Math.max(0, binomial.inverseCumulativeProbability((1 - RecallInterval.CONFIDENCE) / 2) - 1);
            while (down > 0 && binomial.cumulativeProbability(down) > (1 - RecallInterval.CONFIDENCE) / 2) {
                down--;
            }
        }
        return new Estimate(quantile(values, 0.5), sorted[down], sorted[n - 1 - down], Evidence.MEASURED);
    }
}
