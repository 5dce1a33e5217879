package dev.plumbline.vector;

/**
 * A number with its band and its evidence. The unit is in the name of the field that holds it.
 *
 * @param value the point value
 * @param low the lower end of the band (95 % unless the field says otherwise)
 * @param high the upper end of the band
 */
public record Estimate(double value, double low, double high, Evidence evidence) {

    public Estimate {
        if (Double.isNaN(value) || low > value || high < value) {
            throw new IllegalArgumentException("not a value within its band: " + low + " <= " + value + " <= " + high);
        }
    }

    /** A value that is known without a band. */
    public static Estimate exactly(double value, Evidence evidence) {
        return new Estimate(value, value, value, evidence);
    }
}
