package dev.plumbline.cli.command;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.Format;
import dev.plumbline.report.Units;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.CheckResult.Finding;
import dev.plumbline.vector.Estimate;
import java.util.Locale;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a check of an existing index found, as text or as JSON. */
record CheckView(CheckResult result) {

    private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** @throws PlumblineException for the formats that a check does not have */
    static void requireFormat(Format format) {
        if (format != Format.TEXT && format != Format.JSON) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--check has the formats text and json, not " + format.label());
        }
    }

    String render(Format format) {
        return format == Format.JSON ? json() : text();
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        text.append(result.passed() ? "passed  " : "FAILED  ").append(result.target()).append(", ")
                .append(result.index() == null ? "no index is used" : "index " + result.index()).append('\n');
        Estimate recall = result.recall();
        if (recall != null) {
            text.append("  recall   ").append(Units.share(recall.value())).append(" [")
                    .append(Units.share(recall.low())).append(", ")
                    .append(Units.share(recall.high())).append("], wanted ").append(Units.share(result.targetRecall()))
                    .append(" (")
                    .append(Units.count(result.queries(), "query").replace("querys", "queries")).append(", seed ")
                    .append(result.seed())
                    .append(")\n");
        }
        var latency = result.latency();
        if (latency != null) {
            text.append("  latency  p50 ").append(Units.millis(latency.p50Millis().value())).append(", p95 ")
                    .append(Units.millis(latency.p95Millis())).append(", p99 ")
                    .append(Units.millis(latency.p99Millis())).append('\n');
        }
        for (Finding finding : result.findings()) {
            text.append("  ").append(finding.severity().name().toLowerCase(Locale.ROOT)).append("  ")
                    .append(finding.id()).append(": ")
                    .append(finding.message()).append("; ").append(finding.remedy()).append('\n');
        }
        return text.toString();
    }

    private String json() {
        ObjectNode root = JSON.createObjectNode().put("version", result.version()).put("passed", result.passed())
                .put("target", result.target()).put("index", result.index()).put("targetRecall", result.targetRecall());
        Estimate recall = result.recall();
        if (recall != null) {
            root.putObject("recall").put("value", recall.value()).put("low", recall.low()).put("high", recall.high());
        }
        var latency = result.latency();
        if (latency != null) {
            root.putObject("latency").put("p50Millis", latency.p50Millis().value())
                    .put("p95Millis", latency.p95Millis()).put("p99Millis",
                            latency.p99Millis());
        }
        root.put("queries", result.queries()).put("query", result.query()).put("seed", result.seed());
        ArrayNode findings = root.putArray("findings");
        result.findings().forEach(finding -> findings.addObject().put("id", finding.id())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT)).put("message", finding.message())
                .put("remedy", finding.remedy()));
        return JSON.writeValueAsString(root) + '\n';
    }
}
