package dev.plumbline.report.sql;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.vector.Advice;

/** The recommended statements as a script for psql. None of them runs in a transaction: indexes are built concurrently. */
public final class AdviceSqlRenderer implements Renderer<Advice> {

    @Override
    public String render(Advice advice, ReportContext context) {
        AdviceReport report = AdviceReport.of(advice);
        StringBuilder script = new StringBuilder();
        Comments.line(
                "Plumbline " + context.version() + ", " + context.generatedAtForPeople() + ", seed " + advice.seed(),
                script);
        Comments.line("for: " + advice.question().source(), script);
        Comments.line(report.headline(), script);
        Comments.line(advice.recommendation().summary(), script);
        Comments.line("Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE", script);
        script.append('\n');
        report.build().forEach(statement -> script.append(statement).append('\n'));
        Comments.line("For every session that searches:", script.append('\n'));
        report.settings().forEach(setting -> Comments.line("    " + setting, script));
        Comments.line("and the query, $1 being the query vector:", script);
        report.query().lines().forEach(line -> Comments.line("    " + line, script));
        return script.toString();
    }
}
