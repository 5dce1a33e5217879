package dev.plumbline.report.demo;

import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.vector.Advice;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What came of the demo.
 *
 * @param page the HTML page to open
 * @param plan the way from the shop as it is to the shop as it shall be and back, with its proof
 * @param advice the vector index for the shop's documents; null where the server has no pgvector
 * @param summary for a terminal, with a line break at its end
 */
public record DemoOutcome(Path page, PlanReport plan, @Nullable Advice advice, String summary) {

    /** Whether the plan is proven. */
    public boolean proven() {
        return plan.isProven();
    }
}
