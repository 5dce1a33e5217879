package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Validation;
import dev.plumbline.vector.Validation.Figure;
import dev.plumbline.vector.Validation.Quantity;
import dev.plumbline.vector.data.VectorColumn;
import dev.plumbline.vector.trial.IndexSql;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A recommendation after its index was built over all rows: the search value found there, and what was measured instead of predicted. */
final class ValidatedRecommendation {

    private ValidatedRecommendation() {}

    static Recommendation of(Recommendation advised, Validation validation, VectorColumn column,
            AdviceRequest request) {
        IndexSpec spec = advised.spec();
        Predicted before = advised.predicted();
        Integer calibrated = validation.calibrated();
        int parameter = calibrated == null ? before.searchParameter() : calibrated;
        Map<String, String> settings = new LinkedHashMap<>(advised.settings());
        settings.putAll(IndexSql.settings(spec, parameter));
        boolean same = parameter == validation.advised();
        double factor = same ? 1 : validation.calibratedP50Millis() / value(validation, Quantity.P50_MILLIS);
        Predicted measured = new Predicted(validation.rows(), parameter, before.rerank() == 0 ? 0 : parameter,
                validation.calibratedRecall(), times(validation, Quantity.P50_MILLIS, factor, before.p50Millis()),
                times(validation, Quantity.P95_MILLIS, factor, before.p95Millis()),
                times(validation, Quantity.INDEX_BYTES, 1, before.indexBytes()),
                times(validation, Quantity.BUILD_MILLIS, 1, before.buildMillis()), before.buildMemoryBytes());
        List<String> explanation = new ArrayList<>(advised.explanation());
        explanation.add(words(validation, spec, request.targetRecall()));
        return new Recommendation(advised.kind(), spec, advised.ddl(), settings,
                new IndexSql(column, request.metric()).query(spec, request.k(), parameter), advised.declaration(),
                measured,
                advised.growth(), advised.meetsTarget() && calibrated != null,
                RecommendationWriter.summary("keep".equals(advised.kind()), spec, request.k(), measured), explanation,
                advised.whatIf(), advised.remeasureWhen());
    }

    private static String words(Validation validation, IndexSpec spec, double target) {
        if (spec instanceof IndexSpec.Exact) {
            return Words.say("It was run over all %,d rows.", validation.rows());
        }
        String found = validation.calibrated() == null
                ? Words.say("no value reaches %.3f", target)
                : validation.calibrated() == validation.advised()
                        ? Words.say("%d is confirmed", validation.advised())
                        : Words.say("%d takes the place of %d", validation.calibrated(), validation.advised());
        return Words.say("It was built over all %,d rows, and %s found anew with %d exact queries: %s (measured).",
                validation.rows(), Words.parameter(spec.kind()), validation.queries(), found);
    }

    private static double value(Validation validation, Quantity quantity) {
        return validation.figures().stream().filter(f -> f.quantity() == quantity)
                .mapToDouble(f -> f.measured().value()).findFirst().orElseThrow();
    }

    private static Estimate times(Validation validation, Quantity quantity, double factor, Estimate otherwise) {
        return validation.figures().stream().filter(f -> f.quantity() == quantity).map(Figure::measured)
                .map(e -> new Estimate(e.value() * factor, e.low() * factor, e.high() * factor, e.evidence()))
                .findFirst().orElse(otherwise);
    }
}
