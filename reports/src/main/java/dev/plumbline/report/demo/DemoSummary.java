package dev.plumbline.report.demo;

import dev.plumbline.report.Units;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.report.schema.Risk;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.vector.Advice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo's last words: what it found, and where to read on. */
final class DemoSummary {

    private DemoSummary() {}

    static String of(DiffResult diff, Rehearsal rehearsal, @Nullable Advice advice, Path page, Duration took) {
        List<String> lines = new ArrayList<>(schema(diff, rehearsal));
        lines.add("");
        lines.addAll(advice == null
                ? List.of("Vectors   not measured: the server has no pgvector; run scripts/setup and the demo again")
                : vectors(advice));
        lines.add("");
        lines.add("Took " + Units.millis((double) took.toMillis()) + ". Now open");
        lines.add("  " + page.toAbsolutePath().normalize());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> schema(DiffResult diff, Rehearsal rehearsal) {
        DiffReport report = DiffReport.of(diff);
        List<String> lines = new ArrayList<>();
        lines.add("Schema    " + Units.count(report.tally().total(), "change") + " to "
                + Units.count(report.groups().size(), "object")
                + " in " + Units.count(diff.steps().size(), "step") + "; risk " + report.risk().label() + ": "
                + Units.count(report.cautions(Risk.HIGH).size(), "step") + " drop data, "
                + report.cautions(Risk.MEDIUM).size()
                + " make others wait");
        rehearsal.checks().forEach(check -> lines
                .add((check.passed() ? "  held    " : "  FAILED  ") + check.what() + ": " + check.detail()));
        lines.add(rehearsal.proven()
                ? "          Proven on a clone with rows. Not checked: locks under traffic, the way back."
                : "          Not proven.");
        return lines;
    }

    private static List<String> vectors(Advice advice) {
        AdviceReport report = AdviceReport.of(advice);
        return List.of("Vectors   " + report.headline()
                + (report.parameters().isEmpty() ? "" : ": " + String.join(", ", report.parameters())),
                "          " + advice.recommendation().summary(),
                "          " + Units.count(advice.trials().size(), "index", "indexes") + " measured on "
                        + Units.count(advice.sample().rows(), "row") + " in " + Units.millis(advice.elapsedMillis())
                        + ", seed "
                        + advice.seed());
    }
}
