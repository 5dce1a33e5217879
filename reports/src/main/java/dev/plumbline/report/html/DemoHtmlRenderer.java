package dev.plumbline.report.html;

import dev.plumbline.report.ReportContext;
import dev.plumbline.report.html.PageView.Link;
import dev.plumbline.report.schema.DiffReport;
import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.schema.diff.DiffResult;
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
    public String render(String introduction, DiffResult result, Rehearsal rehearsal, @Nullable Advice advice,
            ReportContext context) {
        DiffView schema = DiffView.of(DiffReport.of(result), rehearsal, context);
        AdviceView vectors = advice == null ? null : AdviceView.of(advice);
        List<Link> links = new ArrayList<>(List.of(Link.heading("Schema")));
        links.addAll(schema.navigation());
        if (vectors != null) {
            links.add(Link.heading("Vectors"));
            links.addAll(vectors.navigation());
        }
        Map<String, Object> parameters = new HashMap<>(
                Map.of("page", new PageView("Plumbline demo", context, links), "introduction",
                        introduction, "schema", schema));
        if (vectors != null) {
            parameters.put("vectors", vectors);
        }
        return Templates.render("demo.jte", parameters);
    }
}
