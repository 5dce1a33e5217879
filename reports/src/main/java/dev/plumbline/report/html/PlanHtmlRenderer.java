package dev.plumbline.report.html;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.plan.PlanReport;
import java.util.Map;

/** A plan as one HTML file. */
public final class PlanHtmlRenderer implements Renderer<PlanReport> {

    @Override
    public String render(PlanReport report, ReportContext context) {
        PlanView view = PlanView.of(report, context);
        PageView page = new PageView(view.headline() + " · Plumbline", context, view.navigation());
        return Templates.render("plan.jte", Map.of("page", page, "view", view));
    }
}
