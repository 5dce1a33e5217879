package dev.plumbline.report.html;

import dev.plumbline.report.Units;
import dev.plumbline.report.html.PageView.Link;
import dev.plumbline.report.vector.CheckReport;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Trial;
import java.util.ArrayList;
import java.util.List;

/** A check, ready for its template. */
public record CheckView(CheckReport report) {

    /** One number with a line below it. */
    public record Tile(String label, String value, String note) {}

    /** {@code The index keeps its word}. */
    public String verdict() {
        CheckResult result = report.result();
        if (result.passed()) {
            return "The index keeps its word";
        }
        return result.index() == null ? "The query uses no vector index" : "The index fell short";
    }

    /** The figures; empty when nothing was measured. */
    public List<Tile> tiles() {
        List<Tile> tiles = new ArrayList<>();
        Estimate recall = report.result().recall();
        Trial.Latency latency = report.result().latency();
        if (recall != null && latency != null) {
            tiles.add(new Tile("Recall", Units.share(recall.value()),
                    Units.share(recall.low()) + " – " + Units.share(recall.high()) + ", wanted "
                            + Units.share(report.result().targetRecall())));
            tiles.add(new Tile("Latency p50", Units.millis(latency.p50Millis().value()),
                    Units.millis(latency.p50Millis().low()) + " – " + Units.millis(latency.p50Millis().high())));
            tiles.add(new Tile("Latency p95", Units.millis(latency.p95Millis()), "of " + report.asked()));
            tiles.add(new Tile("Latency p99", Units.millis(latency.p99Millis()), ""));
        }
        return tiles;
    }

    /** The query that was asked, coloured. */
    public List<Token> query() {
        return SqlHighlighter.tokens(report.result().query());
    }

    List<Link> navigation() {
        List<Link> links = new ArrayList<>(List.of(Link.major("check-verdict", "Verdict")));
        if (!report.result().findings().isEmpty()) {
            links.add(Link.major("check-findings", "Findings"));
        }
        links.add(Link.major("check-query", "The query"));
        return links;
    }
}
