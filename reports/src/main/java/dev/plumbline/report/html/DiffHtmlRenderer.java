package dev.plumbline.report.html;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.schema.diff.DiffResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as one HTML file. */
public final class DiffHtmlRenderer implements Renderer<DiffResult> {

    private final @Nullable Rehearsal rehearsal;

    /** Renders comparisons that were not rehearsed. */
    public DiffHtmlRenderer() {
        this(null);
    }

    /** Renders a comparison together with what came of its rehearsal. */
    public DiffHtmlRenderer(@Nullable Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public String render(DiffResult result, ReportContext context) {
        DiffView view = DiffView.of(DiffReport.of(result), rehearsal, context);
        PageView page = new PageView(view.headline() + " · Plumbline", context, view.navigation());
        return Templates.render("diff.jte", Map.of("page", page, "view", view));
    }
}
