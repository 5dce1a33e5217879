package dev.plumbline.vector.stats;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.descriptive.moment.StandardDeviation;

/**
 * The interval of recall@k. The query is the sampling unit: neighbours of one query are found or missed together, so that treating all
 * q·k of them as independent gives intervals that are far too narrow. Wilson's interval is used with the effective number of trials
 * {@code n_eff = R(1-R)/SE²}, where {@code SE = sd(per-query recall)/sqrt(q)}, capped at q·k; when all queries agree, {@code n_eff = q}.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1927.10502953">Wilson, Probable inference (1927)</a>
 */
public final class RecallInterval {

    /** The confidence that reports speak of. */
    public static final double CONFIDENCE = 0.95;

    private RecallInterval() {}

    /** The interval of the mean of per-query recalls, two-sided at 95 %. */
    public static Estimate of(double[] recalls, int k) {
        return of(recalls, k, CONFIDENCE);
    }

    /** The interval of the mean of per-query recalls, two-sided at the given confidence. */
    public static Estimate of(double[] recalls, int k, double confidence) {
        if (recalls.length < 2) {
            throw new IllegalArgumentException("an interval from " + recalls.length + " queries");
        }
        double sum = 0;
        for (double recall : recalls) {
            sum += recall;
        }
        double mean = Math.min(1, sum / recalls.length);
        double deviation = new StandardDeviation().evaluate(recalls);
        double effective = recalls.length;
        if (deviation > 0) {
            double standardError = deviation / Math.sqrt(recalls.length);
            effective = Math.min(mean * (1 - mean) / (standardError * standardError), (double) recalls.length * k);
        }
        return wilson(mean, effective, confidence);
    }

    /** Wilson's interval of a proportion for a real number of trials. */
    static Estimate wilson(double proportion, double trials, double confidence) {
        double z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(1 - (1 - confidence) / 2);
        double z2 = z * z;
        double centre = (proportion + z2 / (2 * trials)) / (1 + z2 / trials);
        double half = z / (1 + z2 / trials)
                * Math.sqrt(proportion * (1 - proportion) / trials + z2 / (4 * trials * trials));
        double low = Math.min(proportion, Math.max(0, centre - half));
        double high = Math.max(proportion, Math.min(1, centre + half));
        return new Estimate(proportion, low, high, Evidence.MEASURED);
    }
}
