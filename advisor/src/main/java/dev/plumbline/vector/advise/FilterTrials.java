package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Filter;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Recommendation.WhatIf;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Filtered;
import dev.plumbline.vector.trial.Footprint;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import dev.plumbline.vector.trial.SearchRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Filtered search with the recommended index: as it is, with iterative scans, with a partial index for the filter, and without any vector index.
 * Recall is against the exact neighbours among the rows that pass.
 */
final class FilterTrials {

    private static final int QUERIES = 100;

    private final AdviceRequest request;
    private final Sample sample;
    private final Laboratory laboratory;
    private final Standing standing;
    private final int threads;
    private final Budget budget;
    private final Map<String, Double> scanVotes = new LinkedHashMap<>();

    FilterTrials(AdviceRequest request, Sample sample, Laboratory laboratory, Standing standing, int threads,
            Budget budget) {
        this.request = request;
        this.sample = sample;
        this.laboratory = laboratory;
        this.standing = standing;
        this.threads = threads;
        this.budget = budget;
    }

    /** One way of answering, measured. */
    private record Way(String name, String scan, Estimate recall, double p50Millis) {
        String words() {
            return Words.say("%s: recall %s, p50 %s", name, Words.recall(recall), Words.duration(p50Millis));
        }
    }

    /** Measures every filter; one answer each. */
    List<WhatIf> measure() throws SQLException, IOException {
        List<WhatIf> answers = new ArrayList<>();
        for (int i = 0; i < request.filters().size(); i++) {
            Filter filter = request.filters().get(i);
            long bit = 1L << i;
            int[] passing = IntStream.range(0, sample.size()).filter(row -> (sample.flags()[row] & bit) != 0)
                    .toArray();
            String circumstance = Words.say("filter %s (%.2f %% of the rows)", filter.predicate(),
                    100.0 * passing.length / sample.size());
            answers.add(new WhatIf(circumstance, passing.length < request.k()
                    ? Words.say(
                            "only %d sampled rows pass, too few to measure: an exact scan under an index on the filter's column answers at once",
                            passing.length)
                    : answer(i, filter, passing)));
        }
        return answers;
    }

    /** The iterative scan that most of the weight asks for; empty when none needs one. */
    Map<String, String> settings() {
        return scanVotes.entrySet().stream().filter(e -> !"off".equals(e.getKey())).max(Map.Entry.comparingByValue())
                .map(e -> Map.of(prefix() + ".iterative_scan", e.getKey())).orElse(Map.of());
    }

    private String answer(int number, Filter filter, int[] passing) throws SQLException, IOException {
        float[][] asked = Arrays.copyOf(sample.confirm(), Math.min(QUERIES, sample.confirm().length));
        QuerySet queries = QuerySet.of(asked,
                ExactSearch.search(sample.rows().subset(passing), asked, request.metric(), request.k(), threads)
                        .distances(),
                request.k());
        List<Way> ways = new ArrayList<>();
        IndexSpec spec = standing.index().spec();
        if (!(spec instanceof IndexSpec.Exact)) {
            for (String scan : spec instanceof IndexSpec.Hnsw
                    ? List.of("off", "relaxed_order", "strict_order")
                    : List.of("off", "relaxed_order")) {
                Filtered filtered = Filtered.by(number, Map.of(prefix() + ".iterative_scan", scan));
                ways.add(way("iterative_scan = " + scan, scan,
                        laboratory.searchFiltered(standing.index(), standing.chosen().parameter(), queries, filtered)));
            }
        }
        partial(number, passing.length, spec, queries, ways);
        exact(number, queries, ways);
        Way best = ways.stream().filter(way -> way.recall().low() >= request.targetRecall())
                .min((a, b) -> Double.compare(a.p50Millis(), b.p50Millis()))
                .orElseGet(() -> ways.stream().max((a, b) -> Double.compare(a.recall().value(), b.recall().value()))
                        .orElseThrow());
        if (!best.scan().isEmpty()) {
            scanVotes.merge(best.scan(), filter.weight(), Double::sum);
        }
        return "best " + best.words() + "; "
                + String.join("; ", ways.stream().filter(way -> !way.equals(best)).map(Way::words).toList())
                + " (measured on the sample)";
    }

    private void partial(int number, int passing, IndexSpec spec, QuerySet queries, List<Way> ways)
            throws SQLException {
        if (!(spec instanceof IndexSpec.Hnsw) || !budget.allows(2_000)) {
            return;
        }
        try {
            BuiltIndex partial = laboratory.build(spec, laboratory.rows(), Footprint.buildMemory(spec, passing) * 2,
                    budget.left(), Filtered.by(number, Map.of()));
            ways.add(way("partial index WHERE the filter", "", laboratory.searchFiltered(partial,
                    standing.chosen().parameter(), queries, Filtered.by(number, Map.of()))));
            laboratory.drop(partial);
        } catch (BuildFailure e) {
            // Out of time: the other ways still answer.
            ways.removeIf(way -> way.name().startsWith("partial"));
        }
    }

    private void exact(int number, QuerySet queries, List<Way> ways) throws SQLException {
        try {
            BuiltIndex plain = laboratory.build(new IndexSpec.Exact(standing.index().spec().representation()),
                    laboratory.rows(), 1 << 20, budget.left());
            ways.add(way("exact scan of the rows that pass", "",
                    laboratory.searchFiltered(plain, 0, queries.head(40), Filtered.by(number, Map.of()))));
            laboratory.drop(plain);
        } catch (BuildFailure e) {
            ways.removeIf(way -> way.name().startsWith("exact"));
        }
    }

    private Way way(String name, String scan, SearchRun run) {
        return new Way(name, scan, RecallInterval.of(run.recalls(), request.k()),
                Quantiles.quantile(run.millis(), 0.5));
    }

    private String prefix() {
        return standing.index().spec().kind();
    }
}
