package dev.plumbline.vector;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the {@link Advisor}. Made by {@link #of} and the {@code with…} methods, each of which returns a changed copy.
 *
 * @param source the embeddings
 * @param metric the distance that queries order by
 * @param k how many neighbours a query wants
 * @param targetRecall the recall@k that the lower bound of the interval must reach, in (0, 1]
 * @param sampleSize the most rows to build trial indexes on
 * @param queryCount queries that confirm a result; a screen uses fewer, and other ones
 * @param seed of every random choice
 * @param budget the time that the whole run may take; trials that do not fit are left out and named
 * @param clients concurrent clients of the throughput measurement
 * @param journal where finished trials are kept so that a killed run continues; null keeps none
 * @param validate whether the recommendation is built over all rows and measured there, besides the budget
 */
public record AdviceRequest(VectorSource source, Metric metric, int k, double targetRecall, int sampleSize,
        int queryCount, long seed, Duration budget,
        Constraints constraints, QuerySource queries, List<Filter> filters, int clients, @Nullable Path journal,
        boolean validate) {

    public static final int DEFAULT_K = 10;
    public static final double DEFAULT_RECALL = 0.95;
    public static final int DEFAULT_SAMPLE = 20_000;
    public static final int DEFAULT_QUERIES = 500;
    public static final Duration DEFAULT_BUDGET = Duration.ofMinutes(2);
    private static final int MAXIMUM_K = 1_000;

    public AdviceRequest {
        filters = List.copyOf(filters);
        require(k >= 1 && k <= MAXIMUM_K, "k is " + k + "; it must be between 1 and " + MAXIMUM_K);
        require(targetRecall > 0 && targetRecall <= 1,
                "recall is " + targetRecall + "; it must be above 0 and at most 1, for example 0.95");
        require(sampleSize >= 1, "the sample size is " + sampleSize + "; it must be at least 1");
        require(queryCount >= 20,
                "the number of queries is " + queryCount + "; an interval needs at least 20, better 500");
        require(k <= sampleSize,
                "k is " + k + " but the sample has " + sampleSize + " rows; take a larger sample or a smaller k");
        require(clients >= 1 && clients <= 256,
                "the number of clients is " + clients + "; it must be between 1 and 256");
        require(!budget.isNegative() && !budget.isZero(),
                "the budget is " + budget + "; it must be longer than nothing");
    }

    /** A request with the defaults: cosine, k 10, recall 0.95, 20,000 rows, 500 queries, two minutes, seed 1. */
    public static AdviceRequest of(VectorSource source) {
        return new AdviceRequest(source, Metric.COSINE, DEFAULT_K, DEFAULT_RECALL, DEFAULT_SAMPLE, DEFAULT_QUERIES, 1,
                DEFAULT_BUDGET, Constraints.NONE,
                new QuerySource.HeldOut(), List.of(), 1, null, false);
    }

    public AdviceRequest withMetric(Metric value) {
        return new AdviceRequest(source, value, k, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                queries, filters, clients, journal, validate);
    }

    public AdviceRequest withK(int value) {
        return new AdviceRequest(source, metric, value, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                queries, filters, clients, journal, validate);
    }

    public AdviceRequest withTargetRecall(double value) {
        return new AdviceRequest(source, metric, k, value, sampleSize, queryCount, seed, budget, constraints, queries,
                filters, clients, journal, validate);
    }

    public AdviceRequest withSampleSize(int value) {
        return new AdviceRequest(source, metric, k, targetRecall, value, queryCount, seed, budget, constraints, queries,
                filters, clients, journal, validate);
    }

    public AdviceRequest withQueryCount(int value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, value, seed, budget, constraints, queries,
                filters, clients, journal, validate);
    }

    public AdviceRequest withSeed(long value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, value, budget, constraints,
                queries, filters, clients, journal, validate);
    }

    public AdviceRequest withBudget(Duration value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, value, constraints,
                queries, filters, clients, journal, validate);
    }

    public AdviceRequest withConstraints(Constraints value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, budget, value, queries,
                filters, clients, journal, validate);
    }

    public AdviceRequest withQueries(QuerySource value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                value, filters, clients, journal, validate);
    }

    public AdviceRequest withFilters(List<Filter> value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                queries, value, clients, journal, validate);
    }

    public AdviceRequest withClients(int value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                queries, filters, value, journal, validate);
    }

    public AdviceRequest withJournal(@Nullable Path value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                queries, filters, clients, value, validate);
    }

    public AdviceRequest withValidation(boolean value) {
        return new AdviceRequest(source, metric, k, targetRecall, sampleSize, queryCount, seed, budget, constraints,
                queries, filters, clients, journal, value);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new PlumblineException(ErrorCode.USAGE, message);
        }
    }
}
