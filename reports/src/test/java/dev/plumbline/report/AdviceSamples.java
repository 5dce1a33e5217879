package dev.plumbline.report;

import dev.plumbline.vector.Advice;
import dev.plumbline.vector.ColdStart;
import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.GroundTruth;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.Pruned;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.RunnerUp;
import dev.plumbline.vector.SampleSummary;
import dev.plumbline.vector.ServerFacts;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Trial.SearchPoint;
import dev.plumbline.vector.Trial.Verdict;
import dev.plumbline.vector.Validation;
import dev.plumbline.vector.VectorType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advice to render. */
final class AdviceSamples {

    private static final Representation FULL = Representation.full(VectorType.VECTOR, 384);
    private static final Representation HALF = new Representation(VectorType.HALFVEC, 384, VectorType.VECTOR, 384);
    private static final Representation BITS = new Representation(VectorType.BIT, 384, VectorType.VECTOR, 384);

    private AdviceSamples() {}

    /** An HNSW index on half precision, with all kinds of others. */
    static Advice documents() {
        return documents("shop.documents.embedding", "HNSW on halfvec reaches recall 0.967 at a p50 of 0.62 ms.");
    }

    /** The same with names that try to be markup. */
    static Advice hostile() {
        String evil = "<script>alert(1)</script>\"'\u001b[2J\n; DROP TABLE users;";
        return documents(evil, evil);
    }

    /** With the recommendation built over all rows, one prediction outside its band, another search value, and a hostile notice. */
    static Advice validated() {
        Advice base = documents();
        Validation validation = new Validation(1_200_000, 300, base.recommendation().spec(), 80, List.of(
                new Validation.Figure(Validation.Quantity.RECALL, new Estimate(0.967, 0.958, 0.973, Evidence.ESTIMATED),
                        new Estimate(0.961, 0.95, 0.969, Evidence.MEASURED)),
                new Validation.Figure(Validation.Quantity.P50_MILLIS, new Estimate(1.2, 0.9, 1.6, Evidence.ESTIMATED),
                        new Estimate(1.31, 1.28, 1.35, Evidence.MEASURED)),
                new Validation.Figure(Validation.Quantity.INDEX_BYTES,
                        new Estimate(1_069_547_520, 1_058_852_045, 1_080_242_995, Evidence.COMPUTED),
                        Estimate.exactly(1_069_547_520, Evidence.MEASURED)),
                new Validation.Figure(Validation.Quantity.BUILD_MILLIS,
                        new Estimate(340_000, 290_000, 400_000, Evidence.ESTIMATED),
                        Estimate.exactly(512_000, Evidence.MEASURED))),
                73, new Estimate(0.957, 0.951, 0.964, Evidence.MEASURED), 1.2,
                List.of("hnsw graph no longer fits into maintenance_work_mem <b>\u001b[2J"),
                List.of("CREATE INDEX CONCURRENTLY \"documents_trial_idx\" ON \"shop\".\"documents\" USING hnsw (\"embedding\" vector_cosine_ops)",
                        "DROP INDEX CONCURRENTLY \"shop\".\"documents_trial_idx\""));
        return base.validated(validation, base.recommendation());
    }

    /** The exact scan wins because nothing else was built on the whole sample. */
    static Advice outOfTime() {
        Advice base = documents();
        Recommendation old = base.recommendation();
        IndexSpec exact = new IndexSpec.Exact(FULL);
        Recommendation answer = new Recommendation("exact", exact, List.of(), Map.of(), old.query(), "",
                old.predicted(),
                List.of(), true,
                "exact scan", List.of(), List.of(), List.of());
        Trial.Build small = new Trial.Build(2_412, 900, 4_000_000, 4_000_000, 8_000_000, 64_000_000, 2, List.of());
        List<Trial> trials = List.of(
                new Trial(exact, "", null, List.of(), point(0, 1, 11.4), Verdict.RECOMMENDED, "exact"),
                new Trial(new IndexSpec.Hnsw(16, 64, FULL), "CREATE INDEX", small, List.of(), point(13, 0.96, 0.2),
                        Verdict.OVER_LIMIT,
                        "left out: no time"));
        return new Advice(base.version(), answer, base.question(), base.profile(), base.sample(), base.groundTruth(),
                base.server(), trials,
                List.of(0), List.of(), List.of(), List.of(), 42, 60_000, null, null);
    }

    private static Advice documents(String source, String summary) {
        List<Trial> trials = trials();
        IndexSpec spec = trials.getFirst().spec();
        Predicted predicted = predicted(20_000, 80);
        Recommendation answer = new Recommendation("hnsw", spec,
                List.of("SET maintenance_work_mem = '96MB'",
                        "CREATE INDEX CONCURRENTLY \"documents_embedding_idx\" ON \"shop\".\"documents\" "
                                + "USING hnsw ((\"embedding\"::halfvec(384)) halfvec_cosine_ops) WITH (m = 16, ef_construction = 64)"),
                Map.of("hnsw.ef_search", "80"),
                "SELECT \"id\" FROM \"shop\".\"documents\" ORDER BY \"embedding\"::halfvec(384) <=> $1 LIMIT 10",
                "CREATE INDEX \"documents_embedding_idx\" ON \"shop\".\"documents\" USING hnsw ((\"embedding\"::halfvec(384)) halfvec_cosine_ops) WITH (m = 16, ef_construction = 64)",
                predicted,
                List.of(predicted(200_000, 160)), true, summary,
                List.of("Half precision costs no recall here and halves the index (measured)."),
                List.of(new Recommendation.WhatIf("recall 0.99", "ef_search 200, p50 1.3 ms"),
                        new Recommendation.WhatIf("10 times the rows", "ef_search 160, 310 MB")),
                List.of("the table has doubled"));
        Profile profile = new Profile(source, 20_000, Evidence.MEASURED, VectorType.VECTOR, 384, 0, 0, 12, 0.004,
                new Profile.Norms(0.9998, 1, 1.0002), true, new Estimate(14.2, 13.1, 15.4, Evidence.ESTIMATED),
                List.of("all-MiniLM-L6-v2", "bge-small-en-v1.5"),
                new Profile.TableFacts("shop", "documents", "embedding", "id", 3_276_800,
                        41_943_040, "external", List.of()),
                new LiveFacts("16.9", "0.8.1", Map.of("shared_buffers", "4GB"),
                        List.of("the live server runs pgvector 0.8.1, which has a defect")),
                List.of("All vectors have length one: inner product gives the same order."));
        return new Advice(Advice.VERSION, answer,
                new Advice.Question(source, Metric.COSINE, 10, 0.95, 0.95, 20_000, 500, 60_000, Constraints.NONE),
                profile,
                new SampleSummary(19_300, 200, 500, 300, "held-out rows", "all rows but the queries", 42),
                new GroundTruth(700, 412, 38.2, "512-bit FMA, 2 threads", 9, 20, 1),
                new ServerFacts("local binaries", "15.18", "0.8.5", 2, List.of()), trials, List.of(0, 1, 4),
                List.of(new RunnerUp(trials.get(1).spec(), trials.get(1).spec().label(),
                        "twice the size for the same recall"),
                        new RunnerUp(trials.get(2).spec(), trials.get(2).spec().label(),
                                "3.1 times slower at the same recall")),
                List.of(new Pruned("IVFFlat lists=1000 on vector(384)", "20 rows a list are too few to train it")),
                List.of("The sample is the whole table."), 42, 48_200,
                new ColdStart(2.4, 6.1, 20, "shared_buffers were empty"), null);
    }

    private static List<Trial> trials() {
        return List.of(trial(new IndexSpec.Hnsw(16, 64, HALF), 17_825_792, 5_100, 80, 0.967, 0.62, Verdict.RECOMMENDED,
                "smallest and fastest that reaches 0.95"),
                trial(new IndexSpec.Hnsw(16, 64, FULL), 41_943_040, 6_200, 80, 0.968, 0.71, Verdict.RUNNER_UP,
                        "twice the size"),
                trial(new IndexSpec.IvfFlat(100, FULL), 32_505_856, 900, 14, 0.962, 1.94, Verdict.RUNNER_UP,
                        "3.1 times slower"),
                trial(new IndexSpec.Hnsw(8, 64, BITS), 6_291_456, 2_400, 200, 0.931, 0.9, Verdict.BELOW_TARGET,
                        "0.931 at its best"),
                new Trial(new IndexSpec.Exact(FULL), "", null, List.of(), point(0, 1, 11.4), Verdict.RUNNER_UP,
                        "18 times slower"),
                new Trial(new IndexSpec.Hnsw(32, 200, FULL), "CREATE INDEX", null, List.of(), null, Verdict.FAILED,
                        "out of time"));
    }

    private static Trial trial(IndexSpec spec, long bytes, double millis, int parameter, double recall, double p50,
            Verdict verdict,
            String reason) {
        List<SearchPoint> curve = Stream.of(0.25, 0.5, 1.0, 2.0)
                .map(factor -> point((int) (parameter * factor), 1 - (1 - recall) / Math.pow(factor, 0.8),
                        factor == 1 ? p50 : null))
                .toList();
        SearchPoint chosen = verdict == Verdict.BELOW_TARGET ? null : point(parameter, recall, p50);
        return new Trial(spec, "CREATE INDEX …",
                new Trial.Build(19_300, millis, bytes, bytes, 60_000_000, 100_663_296, 2, List.of()),
                curve, chosen, verdict, reason);
    }

    private static SearchPoint point(int parameter, double recall, @Nullable Double p50) {
        double low = Math.max(0, recall - (1 - recall) * 0.25);
        double high = Math.min(1, recall + (1 - recall) * 0.2);
        Trial.Latency latency = p50 == null
                ? null
                : new Trial.Latency(new Estimate(p50, p50 * 0.94, p50 * 1.08, Evidence.MEASURED), p50 * 1.6, p50 * 2.2,
                        1_500, 1,
                        1_000 / p50);
        return new SearchPoint(parameter, 0, new Estimate(recall, low, high, Evidence.MEASURED), 500, 0.8, 0, latency,
                true);
    }

    private static Predicted predicted(long rows, int search) {
        double factor = rows / 20_000.0;
        return new Predicted(rows, search, 0, new Estimate(0.967, 0.958, 0.973, Evidence.MEASURED),
                new Estimate(0.62, 0.58, 0.67, Evidence.MEASURED), new Estimate(0.99, 0.9, 1.1, Evidence.MEASURED),
                Estimate.exactly(17_825_792 * factor, Evidence.COMPUTED),
                new Estimate(5_100 * factor, 4_300 * factor, 6_100 * factor,
                        Evidence.MEASURED),
                Estimate.exactly(60_000_000 * factor, Evidence.COMPUTED));
    }
}
