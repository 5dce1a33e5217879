package dev.plumbline.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the existing index does today.
 *
 * @param passed false when a finding fails the check
 * @param target the column
 * @param index the index that the query uses; null when it uses none
 * @param recall recall@k with its interval; null when there was nothing to measure
 * @param latency of the queries on the live server, as this client sees it; null with {@code recall}
 * @param queries queries behind both
 * @param query the SQL that was asked
 * @param findings what is wrong, failures first
 */
public record CheckResult(int version, boolean passed, String target, @Nullable String index, double targetRecall,
        @Nullable Estimate recall, Trial.@Nullable Latency latency,
        int queries, String query, List<Finding> findings, long seed) {

    public static final int VERSION = 1;

    public CheckResult {
        findings = List.copyOf(findings);
    }

    /** Whether a finding fails the check. */
    public enum Severity {
        FAILURE, WARNING
    }

    /**
     * One thing that is wrong.
     *
     * @param id stable: {@code no-index}, {@code invalid-index}, {@code wrong-operator-class}, {@code index-not-used},
     *            {@code recall-below-target}, {@code recall-in-doubt}, {@code latency-above-limit}, {@code dead-rows}, {@code stale-lists}
     * @param remedy what to do about it
     */
    public record Finding(String id, Severity severity, String message, String remedy) {}
}
