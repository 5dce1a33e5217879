package dev.plumbline.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one candidate on the sample.
 *
 * @param ddl the statement that built it, as it ran
 * @param build null for the exact scan, or when the build failed
 * @param curve recall over the search parameter, ascending; every point was measured
 * @param chosen the cheapest point whose lower bound reaches the target, confirmed on fresh queries; null when none does
 * @param verdict what became of it
 * @param reason one line: why it was taken, or why not
 */
public record Trial(IndexSpec spec, String ddl, @Nullable Build build, List<SearchPoint> curve,
        @Nullable SearchPoint chosen, Verdict verdict, String reason) {

    public Trial {
        curve = List.copyOf(curve);
    }

    /** What became of a candidate. */
    public enum Verdict {
        /** Recommended. */
        RECOMMENDED,
        /** Meets every requirement, and another one is better. */
        RUNNER_UP,
        /** Meets every requirement, and another one is at least as good in everything. */
        DOMINATED,
        /** Does not reach the recall, whatever the search parameter. */
        BELOW_TARGET,
        /** Breaks a limit of the request. */
        OVER_LIMIT,
        /** Could not be built. */
        FAILED
    }

    /**
     * A build on the sample.
     *
     * @param rows rows that were indexed
     * @param millis time of CREATE INDEX
     * @param bytes size on disk
     * @param predictedBytes the size that the formula gave before the build
     * @param memoryBytes memory that the formula asks for
     * @param maintenanceWorkMemBytes memory that was granted
     * @param workers parallel workers that were allowed
     * @param notices what the server said meanwhile
     */
    public record Build(long rows, double millis, long bytes, long predictedBytes, long memoryBytes,
            long maintenanceWorkMemBytes, int workers,
            List<String> notices) {
        public Build {
            notices = List.copyOf(notices);
        }
    }

    /**
     * One setting of the search parameter, measured.
     *
     * @param parameter ef_search or probes; zero for the exact scan
     * @param rerank candidates that are fetched and ordered again; zero without rerank
     * @param recall recall@k with its 95 % interval
     * @param queries queries behind it
     * @param p5Recall recall that 95 % of the queries reach
     * @param zeroShare share of queries that found none of their neighbours
     * @param latency null where only recall was measured
     * @param plannerUsesIndex whether the planner takes the index by itself, at its default settings
     */
    public record SearchPoint(int parameter, int rerank, Estimate recall, int queries, double p5Recall,
            double zeroShare, @Nullable Latency latency,
            boolean plannerUsesIndex) {}

    /**
     * Time of one query on one warm connection, in milliseconds, as the client sees it; candidates take turns, so that drift of the
     * machine hits them alike.
     *
     * @param p50Millis median, with its 95 % interval by order statistics
     * @param clients concurrent clients behind {@code queriesPerSecond}
     */
    public record Latency(Estimate p50Millis, double p95Millis, double p99Millis, int samples, int clients,
            double queriesPerSecond) {}
}
