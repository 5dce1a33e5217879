package dev.plumbline.report.html;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.schema.diff.DiffResult;
import java.util.Map;

/** A comparison as one HTML file. */
public final class DiffHtmlRenderer implements Renderer<DiffResult> {

    @Override
    public String render(DiffResult result, ReportContext context) {
        DiffView view = DiffView.of(DiffReport.of(result), context);
        PageView page = new PageView(view.headline() + " · Plumbline", context, view.navigation());
        return Templates.render("diff.jte", Map.of("page", page, "view", view));
    }
}
