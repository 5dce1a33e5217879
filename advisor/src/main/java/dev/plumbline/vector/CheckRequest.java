package dev.plumbline.vector;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question to the {@link IndexCheck}: does the index that is there still do its work?
 *
 * @param source the live column
 * @param metric the distance that queries order by
 * @param k how many neighbours a query wants
 * @param targetRecall the recall that must be kept
 * @param queryCount queries to ask, each also answered by an exact scan
 * @param seed of the draw of queries
 * @param budget the time that the check may take; fewer queries are asked when it runs out, at least 20
 * @param p95Limit 95th percentile of latency that must be kept; null for none
 * @param query the real query with {@code $1} as the query vector, its first column the identity of a row; null for the plain one
 * @param settings what the sessions of the application set, such as {@code hnsw.ef_search}
 * @param queries where query vectors come from
 */
public record CheckRequest(VectorSource.LiveTable source, Metric metric, int k, double targetRecall, int queryCount,
        long seed, Duration budget, @Nullable Duration p95Limit,
        @Nullable String query, Map<String, String> settings, QuerySource queries) {

    public static final int DEFAULT_QUERIES = 200;

    public CheckRequest {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        if (k < 1 || k > 1_000) {
            throw new PlumblineException(ErrorCode.USAGE, "k is " + k + "; it must be between 1 and 1000");
        }
        if (!(targetRecall > 0 && targetRecall <= 1)) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "recall is " + targetRecall + "; it must be above 0 and at most 1, for example 0.95");
        }
        if (queryCount < 20) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "the number of queries is " + queryCount + "; an interval needs at least 20, better 200");
        }
        if (query != null && !query.contains("$1")) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "the query has no $1; write $1 where the query vector stands");
        }
        for (String name : settings.keySet()) {
            if (!name.matches("[a-z_]+(\\.[a-z_]+)?")) {
                throw new PlumblineException(ErrorCode.USAGE,
                        "\"" + name + "\" is not the name of a setting; expected something like hnsw.ef_search");
            }
        }
    }

    /** A check with the defaults: cosine, k 10, recall 0.95, 200 queries drawn from the rows, five minutes, seed 1. */
    public static CheckRequest of(VectorSource.LiveTable source) {
        return new CheckRequest(source, Metric.COSINE, AdviceRequest.DEFAULT_K, AdviceRequest.DEFAULT_RECALL,
                DEFAULT_QUERIES, 1, Duration.ofMinutes(5), null, null, Map.of(),
                new QuerySource.HeldOut());
    }
}
