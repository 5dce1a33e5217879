package dev.plumbline.vector.simd;

import dev.plumbline.vector.Metric;

/**
 * Distances in float64, as pgvector defines them: Euclidean length for l2, the negated product for ip. Bit strings are vectors of zeros and
 * ones. A zero vector has no cosine distance: NaN.
 */
public final class Distances {

    private Distances() {}

    /** The distance that the metric's operator returns. */
    public static double distance(Metric metric, float[] a, float[] b) {
        return switch (metric) {
            case COSINE -> {
                double norms = dot(a, a) * dot(b, b);
                yield norms == 0 ? Double.NaN : 1 - Math.clamp(dot(a, b) / Math.sqrt(norms), -1.0, 1.0);
            }
            case L2 -> Math.sqrt(squared(a, b));
            case INNER_PRODUCT -> -dot(a, b);
            case L1 -> taxicab(a, b);
            case HAMMING -> squared(a, b);
            case JACCARD -> {
                double common = dot(a, b);
                yield common == 0 ? 1 : 1 - common / (dot(a, a) + dot(b, b) - common);
            }
        };
    }

    static double dot(float[] a, float[] b) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = 0;
        for (; i + 3 < a.length; i += 4) {
            sum0 += (double) a[i] * b[i];
            sum1 += (double) a[i + 1] * b[i + 1];
            sum2 += (double) a[i + 2] * b[i + 2];
            sum3 += (double) a[i + 3] * b[i + 3];
        }
        for (; i < a.length; i++) {
            sum0 += (double) a[i] * b[i];
        }
        return sum0 + sum1 + (sum2 + sum3);
    }

    private static double squared(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = (double) a[i] - b[i];
            sum += difference * difference;
        }
        return sum;
    }

    private static double taxicab(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs((double) a[i] - b[i]);
        }
        return sum;
    }

    /** The Euclidean length. */
    public static double norm(float[] a) {
        return Math.sqrt(dot(a, a));
    }
}
