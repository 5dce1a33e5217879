package dev.plumbline.vector.stats;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * {@code y = a · x^b} through a few noisy points, with what is known of b from elsewhere. Least squares on logarithms, with a normal prior on the
 * exponent: three points over a factor of eight say little about a slope, and a lucky line must not pretend otherwise. The band
 * holds the noise of a single observation, that of the level, and the uncertainty of the exponent, which grows with the distance.
 *
 * @param exponent posterior mean of b
 * @param exponentDeviation posterior standard deviation of b
 * @param meanLogX centre of the observed sizes
 * @param meanLogY level there
 * @param noise standard deviation of one observation of ln y
 * @param points observations
 */
public record ScalingLaw(double exponent, double exponentDeviation, double meanLogX, double meanLogY, double noise,
        int points) {

    private static final double Z = new NormalDistribution(null, 0, 1).inverseCumulativeProbability(0.975);

    /**
     * Fits a law.
     *
     * @param x sizes, positive
     * @param y observations, positive
     * @param expected what the exponent is elsewhere
     * @param deviation how far it strays from that
     * @param leastNoise the least standard deviation of an observation, relative; more is taken where the points show more
     */
    public static ScalingLaw fit(double[] x, double[] y, double expected, double deviation, double leastNoise) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("a law from " + x.length + " sizes and " + y.length + " observations");
        }
        SimpleRegression regression = new SimpleRegression();
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > 0) || !(y[i] > 0)) {
                throw new IllegalArgumentException("a law through (" + x[i] + ", " + y[i] + ")");
            }
            regression.addData(Math.log(x[i]), Math.log(y[i]));
            sumX += Math.log(x[i]);
            sumY += Math.log(y[i]);
        }
        double noise = leastNoise;
        if (x.length > 3) {
            noise = Math.max(noise, Math.sqrt(regression.getMeanSquareError()));
        }
        double spread = x.length > 1 ? regression.getXSumSquares() : 0;
        double measured = spread > 0 ? regression.getSlope() : expected;
        double precision = spread / (noise * noise) + 1 / (deviation * deviation);
        double exponent = (measured * spread / (noise * noise) + expected / (deviation * deviation)) / precision;
        return new ScalingLaw(exponent, Math.sqrt(1 / precision), sumX / x.length, sumY / x.length, noise, x.length);
    }

    /** The point prediction. */
    public double at(double x) {
        return Math.exp(meanLogY + exponent * (Math.log(x) - meanLogX));
    }

    /** The prediction of one observation with its 95 % band. */
    public Estimate predict(double x) {
        double away = Math.log(x) - meanLogX;
        double half = Z
                * Math.sqrt(noise * noise * (1 + 1.0 / points) + away * away * exponentDeviation * exponentDeviation);
        return new Estimate(at(x), at(x) * Math.exp(-half), at(x) * Math.exp(half), Evidence.ESTIMATED);
    }

    /** How y changes from one size to another, with its 95 % band: the anchor's own error is not in it. */
    public Estimate ratio(double from, double to) {
        double away = Math.log(to / from);
        double half = Z * Math.abs(away) * exponentDeviation;
        double value = Math.exp(exponent * away);
        return new Estimate(value, value * Math.exp(-half), value * Math.exp(half), Evidence.ESTIMATED);
    }
}
