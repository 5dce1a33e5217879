package dev.plumbline.report.vector;

import dev.plumbline.report.Units;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.Trial;

/**
 * What a check of an existing index found, as the renderers tell it.
 *
 * @param result the result itself
 * @param headline the verdict in one short line
 */
public record CheckReport(CheckResult result, String headline) {

    /** Works out what there is to tell. */
    public static CheckReport of(CheckResult result) {
        return new CheckReport(result, (result.passed() ? "passed" : "FAILED") + "  " + result.target() + ", "
                + (result.index() == null ? "no index is used" : "index " + result.index()));
    }

    /** {@code 0.957 (0.951–0.963), wanted 0.950}; empty when nothing was measured. */
    public String recall() {
        return result.recall() == null
                ? ""
                : AdviceReport.recall(result.recall()) + ", wanted " + Units.share(result.targetRecall());
    }

    /** {@code p50 0.6 ms, p95 1.1 ms, p99 1.9 ms}; empty when nothing was measured. */
    public String latency() {
        Trial.Latency latency = result.latency();
        return latency == null
                ? ""
                : "p50 " + Units.millis(latency.p50Millis().value()) + ", p95 " + Units.millis(latency.p95Millis())
                        + ", p99 " + Units.millis(latency.p99Millis());
    }

    /** {@code 200 queries, seed 1}. */
    public String asked() {
        return Units.count(result.queries(), "query", "queries") + ", seed " + result.seed();
    }
}
