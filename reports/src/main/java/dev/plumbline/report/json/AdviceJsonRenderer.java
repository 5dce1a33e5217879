package dev.plumbline.report.json;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.ColdStart;
import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.GroundTruth;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.SampleSummary;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Validation;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Advice for programs; {@code kind} is {@code advice}. The answer stands first, at {@code recommendation}. */
public final class AdviceJsonRenderer implements Renderer<Advice> {

    @Override
    public String render(Advice advice, ReportContext context) {
        ObjectNode document = Json.document("advice", context);
        document.set("recommendation", recommendation(advice.recommendation()));
        document.set("question", question(advice.question()));
        document.set("profile", profile(advice.profile()));
        document.set("sample", sample(advice.sample()));
        document.set("groundTruth", groundTruth(advice.groundTruth()));
        ObjectNode server = document.putObject("server").put("description", advice.server().description())
                .put("postgresVersion", advice.server().postgresVersion())
                .put("pgvectorVersion", advice.server().pgvectorVersion())
                .put("processors", advice.server().processors());
        Json.strings(server.putArray("warnings"), advice.server().warnings());
        advice.trials().forEach(trial -> document.withArray("trials").add(trial(trial)));
        advice.paretoFront().forEach(index -> document.withArray("paretoFront").add(index));
        advice.runnersUp().forEach(each -> document.withArray("runnersUp").add(Json.object().put("label", each.label())
                .put("whyNot", each.whyNot())));
        advice.pruned().forEach(each -> document.withArray("pruned").add(Json.object().put("label", each.label())
                .put("reason", each.reason())));
        Json.strings(document.withArray("warnings"), advice.warnings());
        document.put("seed", advice.seed()).put("elapsedMillis", advice.elapsedMillis());
        ColdStart cold = advice.coldStart();
        document.set("coldStart", cold == null
                ? Json.object().nullNode()
                : Json.object().put("p50Millis", cold.p50Millis()).put("p95Millis", cold.p95Millis())
                        .put("queries", cold.queries()).put("how", cold.how()));
        Validation validation = advice.validation();
        document.set("validation", validation == null ? Json.object().nullNode() : validation(validation));
        return Json.text(document);
    }

    private static ObjectNode recommendation(Recommendation answer) {
        ObjectNode node = Json.object().put("kind", answer.kind()).put("meetsTarget", answer.meetsTarget())
                .put("summary", answer.summary());
        Json.strings(node.putArray("ddl"), answer.ddl());
        ObjectNode settings = node.putObject("settings");
        answer.settings().forEach(settings::put);
        node.put("query", answer.query());
        node.set("index", spec(answer.spec()));
        node.set("predicted", predicted(answer.predicted()));
        answer.growth().forEach(each -> node.withArray("growth").add(predicted(each)));
        Json.strings(node.withArray("explanation"), answer.explanation());
        answer.whatIf()
                .forEach(each -> node.withArray("whatIf").add(Json.object().put("circumstance", each.circumstance())
                        .put("answer", each.answer())));
        Json.strings(node.withArray("remeasureWhen"), answer.remeasureWhen());
        return node;
    }

    private static ObjectNode validation(Validation validation) {
        ObjectNode node = Json.object().put("rows", validation.rows()).put("queries", validation.queries());
        node.set("index", spec(validation.spec()));
        node.put("advised", validation.advised());
        for (Validation.Figure figure : validation.figures()) {
            ObjectNode held = Json.object().put("quantity", figure.quantity().label());
            held.set("predicted", estimate(figure.predicted()));
            held.set("measured", estimate(figure.measured()));
            node.withArray("figures").add(held.put("inBand", figure.inBand()));
        }
        node.put("calibrated", validation.calibrated());
        node.set("calibratedRecall", estimate(validation.calibratedRecall()));
        node.put("calibratedP50Millis", validation.calibratedP50Millis());
        Json.strings(node.putArray("notices"), validation.notices());
        Json.strings(node.putArray("onLiveTable"), validation.onLiveTable());
        return node;
    }

    private static ObjectNode spec(IndexSpec spec) {
        ObjectNode node = Json.object().put("kind", spec.kind()).put("label", spec.label());
        switch (spec) {
            case IndexSpec.Exact exact -> {
                /* nothing to set */ }
            case IndexSpec.Hnsw hnsw -> node.put("m", hnsw.m()).put("efConstruction", hnsw.efConstruction());
            case IndexSpec.IvfFlat ivfFlat -> node.put("lists", ivfFlat.lists());
        }
        Representation stored = spec.representation();
        node.putObject("stores").put("type", stored.type().sqlName()).put("dimensions", stored.dimensions())
                .put("columnType", stored.columnType().sqlName()).put("columnDimensions", stored.columnDimensions());
        return node;
    }

    private static ObjectNode predicted(Predicted predicted) {
        ObjectNode node = Json.object().put("rows", predicted.rows())
                .put("searchParameter", predicted.searchParameter())
                .put("rerank", predicted.rerank());
        node.set("recall", estimate(predicted.recall()));
        node.set("p50Millis", estimate(predicted.p50Millis()));
        node.set("p95Millis", estimate(predicted.p95Millis()));
        node.set("indexBytes", estimate(predicted.indexBytes()));
        node.set("buildMillis", estimate(predicted.buildMillis()));
        node.set("buildMemoryBytes", estimate(predicted.buildMemoryBytes()));
        return node;
    }

    private static ObjectNode estimate(Estimate estimate) {
        return Json.object().put("value", estimate.value()).put("low", estimate.low()).put("high", estimate.high())
                .put("evidence", word(estimate.evidence()));
    }

    private static ObjectNode question(Advice.Question question) {
        ObjectNode node = Json.object().put("source", question.source()).put("metric", question.metric().label())
                .put("k", question.k()).put("targetRecall", question.targetRecall())
                .put("confidence", question.confidence())
                .put("sampleSize", question.sampleSize()).put("queryCount", question.queryCount())
                .put("budgetMillis", question.budgetMillis());
        Constraints limits = question.constraints();
        ObjectNode constraints = node.putObject("constraints");
        constraints.put("p95Millis",
                limits.p95Latency() == null ? null : (Double) (limits.p95Latency().toNanos() / 1e6));
        constraints.put("indexBytes", limits.indexBytes());
        constraints.put("buildMillis", limits.buildTime() == null ? null : (Long) limits.buildTime().toMillis());
        constraints.put("maintenanceWorkMemBytes", limits.maintenanceWorkMemBytes());
        constraints.put("targetRows", limits.targetRows());
        return node;
    }

    private static ObjectNode profile(Profile profile) {
        ObjectNode node = Json.object().put("source", profile.source()).put("rows", profile.rows())
                .put("rowsEvidence", word(profile.rowsEvidence())).put("columnType", profile.columnType().sqlName())
                .put("dimensions", profile.dimensions()).put("nullRows", profile.nullRows())
                .put("zeroRows", profile.zeroRows())
                .put("duplicateRows", profile.duplicateRows()).put("nearDuplicateShare", profile.nearDuplicateShare());
        node.putObject("norms").put("minimum", profile.norms().minimum()).put("mean", profile.norms().mean())
                .put("maximum", profile.norms().maximum());
        node.put("unitNorm", profile.unitNorm());
        node.set("intrinsicDimensionality", estimate(profile.intrinsicDimensionality()));
        Json.strings(node.putArray("embeddingModels"), profile.embeddingModels());
        Profile.TableFacts table = profile.table();
        if (table == null) {
            node.putNull("table");
        } else {
            ObjectNode facts = node.putObject("table").put("schema", table.schema()).put("table", table.table())
                    .put("column", table.column()).put("idColumn", table.idColumn()).put("heapBytes", table.heapBytes())
                    .put("toastBytes", table.toastBytes()).put("storage", table.storage());
            Json.strings(facts.putArray("existingIndexes"), table.existingIndexes());
        }
        LiveFacts live = profile.live();
        if (live == null) {
            node.putNull("live");
        } else {
            ObjectNode facts = node.putObject("live").put("postgresVersion", live.postgresVersion())
                    .put("pgvectorVersion", live.pgvectorVersion());
            ObjectNode settings = facts.putObject("settings");
            live.settings().forEach(settings::put);
            Json.strings(facts.putArray("warnings"), live.warnings());
        }
        Json.strings(node.putArray("observations"), profile.observations());
        return node;
    }

    private static ObjectNode sample(SampleSummary sample) {
        return Json.object().put("rows", sample.rows()).put("screenQueries", sample.screenQueries())
                .put("confirmQueries", sample.confirmQueries()).put("freshQueries", sample.freshQueries())
                .put("queriesFrom", sample.queriesFrom())
                .put("method", sample.method()).put("seed", sample.seed());
    }

    private static ObjectNode groundTruth(GroundTruth truth) {
        return Json.object().put("queries", truth.queries()).put("millis", truth.millis())
                .put("gigaFlops", truth.gigaFlops())
                .put("kernel", truth.kernel()).put("recheckedQueries", truth.recheckedQueries())
                .put("verifiedQueries", truth.verifiedQueries()).put("verifiedAgreement", truth.verifiedAgreement());
    }

    private static ObjectNode trial(Trial trial) {
        ObjectNode node = Json.object();
        node.set("index", spec(trial.spec()));
        node.put("ddl", trial.ddl()).put("verdict", word(trial.verdict())).put("reason", trial.reason());
        Trial.Build build = trial.build();
        if (build == null) {
            node.putNull("build");
        } else {
            ObjectNode facts = node.putObject("build").put("rows", build.rows()).put("millis", build.millis())
                    .put("bytes", build.bytes()).put("predictedBytes", build.predictedBytes())
                    .put("memoryBytes", build.memoryBytes())
                    .put("maintenanceWorkMemBytes", build.maintenanceWorkMemBytes())
                    .put("workers", build.workers());
            Json.strings(facts.putArray("notices"), build.notices());
        }
        trial.curve().forEach(point -> node.withArray("curve").add(point(point)));
        Trial.SearchPoint chosen = trial.chosen();
        node.set("chosen", chosen == null ? Json.object().nullNode() : point(chosen));
        return node;
    }

    private static ObjectNode point(Trial.SearchPoint point) {
        ObjectNode node = Json.object().put("parameter", point.parameter()).put("rerank", point.rerank());
        node.set("recall", estimate(point.recall()));
        node.put("queries", point.queries()).put("p5Recall", point.p5Recall()).put("zeroShare", point.zeroShare());
        Trial.Latency latency = point.latency();
        if (latency == null) {
            node.putNull("latency");
        } else {
            ObjectNode facts = node.putObject("latency");
            facts.set("p50Millis", estimate(latency.p50Millis()));
            facts.put("p95Millis", latency.p95Millis()).put("p99Millis", latency.p99Millis())
                    .put("samples", latency.samples())
                    .put("clients", latency.clients()).put("queriesPerSecond", latency.queriesPerSecond());
        }
        return node.put("plannerUsesIndex", point.plannerUsesIndex());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
