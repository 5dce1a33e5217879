package dev.plumbline.report.html;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.vector.Advice;
import java.util.Map;

/** Advice as one HTML file. */
public final class AdviceHtmlRenderer implements Renderer<Advice> {

    @Override
    public String render(Advice advice, ReportContext context) {
        AdviceView view = AdviceView.of(advice);
        PageView page = new PageView(view.report().headline() + " · Plumbline", context, view.navigation());
        return Templates.render("advice.jte", Map.of("page", page, "view", view));
    }
}
