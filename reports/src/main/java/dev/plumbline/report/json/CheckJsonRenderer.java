package dev.plumbline.report.json;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Trial;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A check for programs; {@code kind} is {@code check}. */
public final class CheckJsonRenderer implements Renderer<CheckResult> {

    @Override
    public String render(CheckResult result, ReportContext context) {
        ObjectNode document = Json.document("check", context);
        document.put("passed", result.passed()).put("target", result.target()).put("index", result.index())
                .put("targetRecall", result.targetRecall());
        Estimate recall = result.recall();
        document.set("recall", recall == null
                ? Json.object().nullNode()
                : Json.object().put("value", recall.value()).put("low", recall.low()).put("high", recall.high()));
        Trial.Latency latency = result.latency();
        document.set("latency", latency == null
                ? Json.object().nullNode()
                : Json.object().put("p50Millis", latency.p50Millis().value()).put("p95Millis", latency.p95Millis())
                        .put("p99Millis", latency.p99Millis()));
        document.put("queries", result.queries()).put("query", result.query()).put("seed", result.seed());
        ArrayNode findings = document.putArray("findings");
        result.findings().forEach(finding -> findings.addObject().put("id", finding.id())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT)).put("message", finding.message())
                .put("remedy", finding.remedy()));
        return Json.text(document);
    }
}
