package dev.plumbline.report.html;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.vector.CheckReport;
import dev.plumbline.vector.CheckResult;
import java.util.Map;

/** A check as one HTML file. */
public final class CheckHtmlRenderer implements Renderer<CheckResult> {

    @Override
    public String render(CheckResult result, ReportContext context) {
        CheckView view = new CheckView(CheckReport.of(result));
        PageView page = new PageView(view.verdict() + ": " + result.target() + " · Plumbline", context,
                view.navigation());
        return Templates.render("check.jte", Map.of("page", page, "view", view));
    }
}
