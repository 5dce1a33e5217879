package dev.plumbline.vector.advise;

import dev.plumbline.schema.sql.Sql;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Recommendation.WhatIf;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.VectorColumn;
import dev.plumbline.vector.size.HnswSize;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.trial.Footprint;
import dev.plumbline.vector.trial.IndexSql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns a choice into something to paste, and explains it with its numbers. */
final class RecommendationWriter {

    private static final long MEGABYTE = 1L << 20;
    private static final double[] OTHER_RECALLS = {0.90, 0.95, 0.99};

    private final Intake intake;
    private final AdviceRequest request;
    private final Chooser.Choice choice;
    private final long targetRows;
    private final int workers;
    private final Budget budget;
    private final List<String> notes;

    RecommendationWriter(Intake intake, AdviceRequest request, Chooser.Choice choice, long targetRows, int workers,
            Budget budget, List<String> notes) {
        this.intake = intake;
        this.request = request;
        this.choice = choice;
        this.targetRows = targetRows;
        this.workers = workers;
        this.budget = budget;
        this.notes = List.copyOf(notes);
    }

    /**
     * Writes it down.
     *
     * @param filtered answers for the filters of the request
     * @param filterSettings settings that filtered queries need besides
     */
    Recommendation write(List<WhatIf> filtered, Map<String, String> filterSettings) throws SQLException {
        Standing standing = choice.standing();
        Predicted predicted = standing.predicted();
        IndexSpec spec = standing.contender().candidate().at(targetRows);
        IndexSql sql = new IndexSql(intake.column(), request.metric());
        Map<String, String> settings = new LinkedHashMap<>(IndexSql.settings(spec, predicted.searchParameter()));
        settings.putAll(filterSettings);
        List<WhatIf> circumstances = new ArrayList<>(filtered);
        List<Predicted> growth = List.of(standing.predictor().at(2 * targetRows),
                standing.predictor().at(10 * targetRows));
        circumstances.addAll(whatIf(spec, growth.getLast()));
        return new Recommendation(choice.kept() ? "keep" : spec.kind(), spec, ddl(spec, predicted, sql), settings,
                sql.query(spec, request.k(), predicted.searchParameter()), declaration(spec, sql), predicted, growth,
                choice.withinLimits(),
                summary(choice.kept(), spec, request.k(), predicted), explanation(spec, predicted),
                circumstances, remeasure(spec));
    }

    /** A name that none of the column's vector indexes has. */
    private String name(IndexSpec spec) {
        String name = IndexSql.indexName(intake.column().path().getLast(), intake.column().column(), spec);
        String free = name;
        for (int i = 2; isTaken(free); i++) {
            free = name.substring(0, Math.min(name.length(), 60)) + i;
        }
        return free;
    }

    private boolean isTaken(String name) {
        return intake.existing().stream().anyMatch(index -> index.name().equals(name));
    }

    private String declaration(IndexSpec spec, IndexSql sql) {
        return choice.kept() || spec instanceof IndexSpec.Exact ? "" : sql.create(spec, name(spec), false);
    }

    private List<String> ddl(IndexSpec spec, Predicted predicted, IndexSql sql) {
        if (choice.kept() || spec instanceof IndexSpec.Exact) {
            return List.of();
        }
        long memory = Math.max(64, Math.round(predicted.buildMemoryBytes().value() * 1.1 / MEGABYTE) + 16);
        List<String> statements = new ArrayList<>(List.of("SET maintenance_work_mem = '" + memory + "MB'",
                "SET max_parallel_maintenance_workers = " + Math.max(2, workers)));
        String name = name(spec);
        if (intake.partitions().isEmpty()) {
            statements.add(sql.create(spec, name, true));
        } else {
            partitioned(spec, sql, name, statements);
        }
        return statements;
    }

    /** CONCURRENTLY works on partitions only: an index on the parent alone first, then one on each partition, attached when it is ready. */
    private void partitioned(IndexSpec spec, IndexSql sql, String name, List<String> statements) {
        VectorColumn parent = intake.column();
        statements.add(sql.create(spec, name, false).replace(" ON " + parent.table() + " USING",
                " ON ONLY " + parent.table() + " USING"));
        for (List<String> path : intake.partitions()) {
            VectorColumn partition = new VectorColumn(path, parent.idColumn(), parent.column(), parent.type(),
                    parent.dimensions(), parent.array());
            String own = IndexSql.indexName(path.getLast(), parent.column(), spec);
            statements.add(new IndexSql(partition, request.metric()).create(spec, own, true));
            statements.add("ALTER INDEX " + Sql.qualified(parent.path().getFirst(), name) + " ATTACH PARTITION "
                    + Sql.qualified(path.getFirst(), own));
        }
    }

    /** The answer in one sentence. */
    static String summary(boolean kept, IndexSpec spec, int k, Predicted predicted) {
        String at = spec instanceof IndexSpec.Exact
                ? ""
                : " at " + Words.parameter(spec.kind()) + " = " + predicted.searchParameter();
        String cost = spec instanceof IndexSpec.Exact
                ? ""
                : ", " + Words.bytes(Math.round(predicted.indexBytes().value())) + ", built in about "
                        + Words.duration(predicted.buildMillis().value());
        return Words.say("%s%s%s: recall@%d %s, p50 %s, p95 %s%s, for %,d rows.", kept ? "Keep " : "",
                spec.label(), at, k,
                Words.recall(predicted.recall()), Words.duration(predicted.p50Millis().value()),
                Words.duration(predicted.p95Millis().value()), cost, predicted.rows());
    }

    private List<String> explanation(IndexSpec spec, Predicted predicted) {
        Standing standing = choice.standing();
        List<String> lines = new ArrayList<>();
        lines.add("It was chosen as " + (choice.why().startsWith("the ") ? choice.why() : "follows: " + choice.why())
                + ".");
        Tuner.Point point = standing.chosen();
        if (!(spec instanceof IndexSpec.Exact)) {
            lines.add(Words.say(
                    "On %,d rows, %d queries that had no part in the screening gave recall@%d %s (measured, 95 %% interval with the query as the unit); the lower bound decides against %.3f.",
                    standing.index().rows(), point.run().recalls().length, request.k(), Words.recall(point.recall()),
                    request.targetRecall()));
        }
        lines.addAll(notes);
        if (predicted.recall().evidence() == Evidence.ESTIMATED) {
            lines.add(Words.say(
                    "%,d rows are %.1f times the sample: %s, latency and build time are carried over by power laws fitted to %d sizes (estimated).",
                    targetRows,
                    (double) targetRows / standing.index().rows(), Words.parameter(spec.kind()),
                    standing.contender().observations().size()));
        }
        lines.add(Words.say(
                "Latency is that of one warm client, %d timed queries in turns with the other finalists (measured).",
                standing.latency().samples()));
        if (spec instanceof IndexSpec.Hnsw hnsw) {
            hnswLines(hnsw, predicted, lines);
        } else if (spec instanceof IndexSpec.IvfFlat) {
            lines.add(Words.say(
                    "k-means needs %s of maintenance_work_mem; with less the build fails instead of slowing down (computed).",
                    Words.bytes(Math.round(predicted.buildMemoryBytes().value()))));
        }
        if (spec.representation().needsRerank()) {
            lines.add(
                    "The index finds candidates by a coarser distance; the query orders them again by the full vectors, so use the query as it stands.");
        }
        return lines;
    }

    private void hnswLines(IndexSpec.Hnsw hnsw, Predicted predicted, List<String> lines) {
        lines.add(Words.say(
                "The graph is built in memory with %s of maintenance_work_mem; with less the build spills and takes many times longer (computed).",
                Words.bytes(Math.round(predicted.buildMemoryBytes().value()))));
        VectorType type = hnsw.representation().type();
        int perPage = HnswSize.rowsPerPage(type, hnsw.representation().dimensions(), hnsw.m());
        if (perPage >= 1 && perPage <= 8) {
            lines.add(Words.say(
                    "A page holds %d rows; %s would have to shrink to %d dimensions for the next one (computed).",
                    perPage, type.sqlName(),
                    HnswSize.dimensionsAtCliff(type, hnsw.m(), perPage + 1)));
        }
    }

    private List<WhatIf> whatIf(IndexSpec spec, Predicted tenfold) throws SQLException {
        List<WhatIf> all = new ArrayList<>();
        Standing standing = choice.standing();
        Tuner tuner = standing.contender().tuner();
        if (!(spec instanceof IndexSpec.Exact) && tuner != null) {
            for (double recall : OTHER_RECALLS) {
                if (Math.abs(recall - request.targetRecall()) > 1e-9 && budget.allows(2_000)) {
                    Tuner.Point point = tuner.leastByLowerBound(recall, standing.chosen().parameter());
                    all.add(new WhatIf(Words.say("recall %.2f", recall), point == null
                            ? Words.say("not shown by this index with %d queries",
                                    standing.chosen().run().recalls().length)
                            : Words.say("%s = %d, p50 about %s (measured on %,d rows)", Words.parameter(spec.kind()),
                                    point.parameter(),
                                    Words.duration(Quantiles.quantile(point.run().millis(), 0.5)),
                                    standing.index().rows())));
                }
            }
        }
        all.add(new WhatIf("ten times the rows", spec instanceof IndexSpec.Exact
                ? Words.say("p50 %s to %s (estimated): ask again, an index will pay",
                        Words.duration(tenfold.p50Millis().low()), Words.duration(tenfold.p50Millis().high()))
                : Words.say("%s = %d, p50 %s to %s, %s, built in %s to %s with %s of memory (estimated, size computed)",
                        Words.parameter(spec.kind()), tenfold.searchParameter(),
                        Words.duration(tenfold.p50Millis().low()), Words.duration(tenfold.p50Millis().high()),
                        Words.bytes(Math.round(tenfold.indexBytes().value())),
                        Words.duration(tenfold.buildMillis().low()), Words.duration(tenfold.buildMillis().high()),
                        Words.bytes(Math.round(tenfold.buildMemoryBytes().value())))));
        if (spec instanceof IndexSpec.Hnsw hnsw) {
            all.add(new WhatIf("half the build memory", halfMemory(hnsw)));
        }
        return all;
    }

    private String halfMemory(IndexSpec.Hnsw hnsw) {
        long need = Footprint.buildMemory(hnsw, targetRows);
        double share = (double) (need / 2 - 4 * MEGABYTE) / Math.max(1, need - 4 * MEGABYTE);
        return Words.say(
                "%s: the graph spills after about %.0f %% of the rows and the rest is built many times slower (computed)%s",
                Words.bytes(need / 2),
                Math.max(0, share) * 100,
                hnsw.representation().type() == VectorType.VECTOR ? "; halfvec needs less" : "");
    }

    private static List<String> remeasure(IndexSpec spec) {
        List<String> when = new ArrayList<>();
        switch (spec) {
            case IndexSpec.Exact exact -> when.add("the table has doubled");
            case IndexSpec.Hnsw hnsw -> {
                when.add("the table has doubled: at a fixed ef_search recall falls as rows are added");
                when.add("a fifth of the rows was deleted or updated: dead rows use up ef_search until VACUUM");
            }
            case IndexSpec.IvfFlat ivfFlat -> {
                when.add("the table has grown by half: the lists still have the centres of today's rows, REINDEX then");
                when.add("what the rows are about has shifted: new rows crowd into few lists");
            }
        }
        when.add("the embedding model or pgvector's version changes");
        return when;
    }
}
