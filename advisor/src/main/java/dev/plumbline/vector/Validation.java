package dev.plumbline.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the recommendation when it was built over all rows: prediction against reality, and the search parameter found anew.
 *
 * @param rows rows in the index
 * @param queries queries with their exact neighbours among these rows; nothing was decided by them before
 * @param spec what was built
 * @param advised the search parameter that was predicted for these rows
 * @param figures recall and latency at {@code advised}, size and build time: predicted and measured
 * @param calibrated the least search parameter whose lower bound reaches the target over all rows; null when none does
 * @param calibratedRecall recall at {@code calibrated}, or at the greatest value that was tried
 * @param calibratedP50Millis median time there
 * @param notices what the server said during the build
 * @param onLiveTable how to try the same beside the live table, in order; empty for a file. Nothing of it was run
 */
public record Validation(long rows, int queries, IndexSpec spec, int advised, List<Figure> figures,
        @Nullable Integer calibrated, Estimate calibratedRecall, double calibratedP50Millis, List<String> notices,
        List<String> onLiveTable) {

    public Validation {
        figures = List.copyOf(figures);
        notices = List.copyOf(notices);
        onLiveTable = List.copyOf(onLiveTable);
    }

    /** What is compared. */
    public enum Quantity {
        RECALL("recall"), P50_MILLIS("latency p50"), P95_MILLIS("latency p95"), INDEX_BYTES("index size"), BUILD_MILLIS(
                "build time");

        private final String label;

        Quantity(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** One number, predicted with its band and measured. */
    public record Figure(Quantity quantity, Estimate predicted, Estimate measured) {

        /** Whether the measured value lies in the band that was predicted. */
        public boolean inBand() {
            return predicted.low() <= measured.value() && measured.value() <= predicted.high();
        }

        /** Predicted over measured, less one; zero where both are zero. */
        public double error() {
            return measured.value() == 0
                    ? predicted.value() == 0 ? 0 : Double.POSITIVE_INFINITY
                    : predicted.value() / measured.value() - 1;
        }
    }
}
