package dev.plumbline.report.sql;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.vector.Advice;

/**
 * The recommended index as a part of a target model: a .sql file that is laid into the folder of the target, so that {@code plumbline diff} plans how
 * the live table gets it. It declares what shall be there, so it says nothing of CONCURRENTLY and of settings.
 */
public final class TargetModelRenderer implements Renderer<Advice> {

    @Override
    public String render(Advice advice, ReportContext context) {
        AdviceReport report = AdviceReport.of(advice);
        StringBuilder model = new StringBuilder();
        Comments.line(
                "Plumbline " + context.version() + ", " + context.generatedAtForPeople() + ", seed " + advice.seed(),
                model);
        Comments.line("for: " + advice.question().source(), model);
        Comments.line(report.headline(), model);
        String declaration = advice.recommendation().declaration();
        if (declaration.isEmpty()) {
            Comments.line("nothing is to be added to the target", model);
            return model.toString();
        }
        Comments.line(
                "lay this file beside the table's own in the target, under a name that sorts after it; plumbline diff plans the rest",
                model);
        return model.append('\n').append(declaration).append(";\n").toString();
    }
}
