package dev.plumbline.vector.advise;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.ProgressListener.Phase;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Validation;
import dev.plumbline.vector.Validation.Figure;
import dev.plumbline.vector.Validation.Quantity;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.data.EveryRow;
import dev.plumbline.vector.data.FileIntake;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.live.LiveIntake;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Footprint;
import dev.plumbline.vector.trial.IndexSql;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds the recommendation over all rows of the source, on the scratch server, and holds what was predicted against what it does there. A live
 * table is read once more and never written to; what would do the same beside it is told, not run.
 */
final class Validator {

    private final AdviceRequest request;
    private final Intake intake;
    private final ScratchServer server;
    private final Budget budget;
    private final ProgressListener progress;
    private final int processors;

    Validator(AdviceRequest request, Intake intake, ScratchServer server, Budget budget, ProgressListener progress,
            int processors) {
        this.request = request;
        this.intake = intake;
        this.server = server;
        this.budget = budget;
        this.progress = progress;
        this.processors = processors;
    }

    /** Validates the standing that was chosen. */
    Validation validate(Standing standing) throws SQLException, IOException, BuildFailure {
        float[][] queries = intake.sample().fresh().length > 0 ? intake.sample().fresh() : intake.sample().confirm();
        boolean heldOut = !intake.queriesAreLogged();
        EveryRow sink = new EveryRow(heldOut ? queries : new float[0][]);
        progress.progress(Phase.VALIDATE, 0, intake.rows(), "reading all rows");
        switch (request.source()) {
            case VectorSource.VectorFile file -> FileIntake.everyRow(file, sink, progress);
            case VectorSource.LiveTable table -> LiveIntake.everyRow(table, request.seed(), sink, progress);
        }
        Sample all = sink.sample(queries);
        progress.progress(Phase.VALIDATE, 0, 1, "exact neighbours among " + all.size() + " rows");
        QuerySet asked = QuerySet.of(queries,
                ExactSearch.search(all.rows(), queries, request.metric(), request.k(), processors).distances(),
                request.k());
        progress.progress(Phase.VALIDATE, 0, 1, "loading " + all.size() + " rows");
        try (ScratchDatabase database = server.createDatabase();
                Laboratory laboratory = Laboratory.open(database, all, intake.column(), request.metric(), request.k(),
                        Math.max(1, processors - 1))) {
            return measure(laboratory, standing, asked);
        }
    }

    private Validation measure(Laboratory laboratory, Standing standing, QuerySet asked)
            throws SQLException, BuildFailure {
        int rows = laboratory.rows();
        IndexSpec spec = standing.contender().candidate().at(rows);
        Predicted predicted = standing.predictor().at(rows);
        BuiltIndex index = laboratory.buildWhole(spec, Footprint.buildMemory(spec, rows) * 5 / 4 + (16L << 20),
                (phase, done, total) -> progress.progress(Phase.VALIDATE, done, total, spec.label() + ": " + phase));
        progress.progress(Phase.VALIDATE, 0, 1, "asking " + asked.size() + " queries");
        Tuner tuner = new Tuner(laboratory, index, asked, request.k());
        Tuner.Point same = tuner.measure(predicted.searchParameter());
        LatencyDuel.Entry entry = new LatencyDuel.Entry(index, same.parameter(),
                Quantiles.quantile(same.run().millis(), 0.5));
        Trial.Latency latency = new LatencyDuel(laboratory, asked.vectors(), request.seed(), budget,
                ProgressListener.silent()).time(List.of(entry), 1).getFirst();
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure(Quantity.RECALL, predicted.recall(), same.recall()),
                new Figure(Quantity.P50_MILLIS, predicted.p50Millis(), latency.p50Millis()),
                new Figure(Quantity.P95_MILLIS, predicted.p95Millis(), measured(latency.p95Millis()))));
        Trial.Build build = index.build();
        if (build != null) {
            figures.add(new Figure(Quantity.INDEX_BYTES, predicted.indexBytes(), measured((double) build.bytes())));
            figures.add(new Figure(Quantity.BUILD_MILLIS, predicted.buildMillis(), measured(build.millis())));
        }
        Tuner.Point enough = standing.contender().isExact()
                ? same
                : tuner.leastByLowerBound(request.targetRecall(), same.parameter());
        Tuner.Point last = enough != null ? enough : tuner.points().getLast();
        return new Validation(rows, asked.size(), spec, predicted.searchParameter(), figures,
                enough == null ? null : enough.parameter(), last.recall(),
                Quantiles.quantile(last.run().millis(), 0.5), build == null ? List.of() : build.notices(),
                onLiveTable(spec));
    }

    private static Estimate measured(double value) {
        return Estimate.exactly(value, Evidence.MEASURED);
    }

    /** What a user may run to try it beside a live table, and to be rid of it again. */
    private List<String> onLiveTable(IndexSpec spec) {
        if (!(request.source() instanceof VectorSource.LiveTable) || spec instanceof IndexSpec.Exact
                || !intake.partitions().isEmpty()) {
            return List.of();
        }
        String name = IndexSql.indexName(intake.column().path().getLast(), intake.column().column() + "_trial", spec);
        return List.of(new IndexSql(intake.column(), request.metric()).create(spec, name, true),
                "DROP INDEX CONCURRENTLY " + IndexSql.qualifiedIndex(intake.column(), name));
    }
}
