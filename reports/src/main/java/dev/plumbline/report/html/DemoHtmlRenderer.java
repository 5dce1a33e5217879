package dev.plumbline.report.html;

import dev.plumbline.report.ReportContext;
import dev.plumbline.report.html.PageView.Link;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.vector.Advice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Both jobs on one page: the demo's result. */
public final class DemoHtmlRenderer {

    /**
     * Renders the page.
     *
     * @param introduction what was done, in a sentence or two
     * @param advice null where the server has no pgvector
     */
    public String render(String introduction, PlanReport plan, @Nullable Advice advice, ReportContext context) {
        PlanView schema = PlanView.of(plan, context);
        DiffView changes = DiffView.of(DiffReport.of(plan.plan().diff()), context);
        AdviceView vectors = advice == null ? null : AdviceView.of(advice);
        List<Link> links = new ArrayList<>(List.of(Link.heading("Schema")));
        links.addAll(schema.navigation());
        links.addAll(changes.changes());
        if (vectors != null) {
            links.add(Link.heading("Vectors"));
            links.addAll(vectors.navigation());
        }
        Map<String, Object> parameters = new HashMap<>(
                Map.of("page", new PageView("Plumbline demo", context, links), "introduction",
                        introduction, "plan", schema, "changes", changes));
        if (vectors != null) {
            parameters.put("vectors", vectors);
        }
        return Templates.render("demo.jte", parameters);
    }
}
