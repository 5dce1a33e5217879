package dev.plumbline.report.demo;

import dev.plumbline.report.Units;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.schema.proof.ProofCheck.Outcome;
import dev.plumbline.vector.Advice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The demo's last words: what it found, and where to read on. */
final class DemoSummary {

    private DemoSummary() {}

    static String of(PlanReport plan, @Nullable Advice advice, Path page, Duration took) {
        List<String> lines = new ArrayList<>(schema(plan));
        lines.add("");
        lines.addAll(advice == null
                ? List.of("Vectors   not measured: the server has no pgvector; run scripts/setup and the demo again")
                : vectors(advice));
        lines.add("");
        lines.add("Took " + Units.millis((double) took.toMillis()) + ". Now open");
        lines.add("  " + page.toAbsolutePath().normalize());
        return String.join("\n", lines) + "\n";
    }

    private static List<String> schema(PlanReport plan) {
        DiffReport report = DiffReport.of(plan.plan().diff());
        List<String> lines = new ArrayList<>();
        lines.add("Schema    " + Units.count(report.tally().total(), "change") + " to "
                + Units.count(report.groups().size(), "object") + " in "
                + Units.count(plan.plan().up().size(), "step") + " (" + plan.tally() + "); risk " + plan.risk().label()
                + ", way back " + plan.reversibility().word() + ", data loss " + plan.dataLoss().word());
        plan.proof().ifPresent(proof -> {
            proof.checks().forEach(check -> lines.add("  " + word(check.outcome()) + check.title() + ": "
                    + check.detail()));
            proof.notProven().forEach(each -> lines.add("  open    " + each));
        });
        lines.add(plan.isProven()
                ? "          Proven there and back, on copies with every row."
                : "          Not proven.");
        return lines;
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "held    ";
            case FAILED -> "FAILED  ";
            case NOT_RUN -> "not run ";
        };
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
