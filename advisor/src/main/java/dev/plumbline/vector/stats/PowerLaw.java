package dev.plumbline.vector.stats;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * {@code y = a · x^b}, fitted by least squares on logarithms, with a prediction band. Extrapolation asks for more than the usual formula:
 * the law itself bends. The band is therefore widened by a share of the distance on the logarithmic axis.
 *
 * @param exponent b
 * @param logFactor ln a
 * @param points observations behind it
 */
public record PowerLaw(double exponent, double logFactor, int points, double residual, double meanLogX,
        double spreadLogX, double lastLogX) {

    /** Fits at least two points with positive coordinates. */
    public static PowerLaw fit(double[] x, double[] y) {
        if (x.length != y.length || x.length < 2) {
            throw new IllegalArgumentException("a law from " + x.length + " points");
        }
        SimpleRegression regression = new SimpleRegression();
        double last = Double.NEGATIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            if (!(x[i] > 0) || !(y[i] > 0)) {
                throw new IllegalArgumentException("a law through (" + x[i] + ", " + y[i] + ")");
            }
            regression.addData(Math.log(x[i]), Math.log(y[i]));
            last = Math.max(last, Math.log(x[i]));
            sum += Math.log(x[i]);
        }
        double residual = x.length > 2 ? Math.sqrt(regression.getMeanSquareError()) : 0;
        return new PowerLaw(regression.getSlope(), regression.getIntercept(), x.length, residual, sum / x.length,
                regression.getXSumSquares(), last);
    }

    /** The point prediction. */
    public double at(double x) {
        return Math.exp(logFactor + exponent * Math.log(x));
    }

    /**
     * The prediction with its 95 % band.
     *
     * @param bend how much the exponent itself may change beyond the measured range, 0.05 for laws that hold well
     * @param noise the least standard deviation of a single observation on the logarithmic scale; keeps a lucky fit from looking certain
     */
    public Estimate predict(double x, double bend, double noise) {
        double logX = Math.log(x);
        double value = at(x);
        double sigma = Math.max(residual, noise);
        double deviation = sigma * Math.sqrt(1 + 1.0 / points + square(logX - meanLogX) / spreadLogX);
        double t = points > 2 ? new TDistribution(null, points - 2).inverseCumulativeProbability(0.975) : 4.3;
        // With two or three points Student's factor says "anything"; the noise floor is known from elsewhere, so it is capped.
        double half = Math.min(t, 4.3) * deviation + bend * Math.max(0, logX - lastLogX);
        return new Estimate(value, value * Math.exp(-half), value * Math.exp(half), Evidence.ESTIMATED);
    }

    private static double square(double value) {
        return value * value;
    }
}
