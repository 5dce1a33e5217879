package dev.plumbline.report.text;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.report.text.Page.Ink;
import dev.plumbline.report.vector.CheckReport;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.CheckResult.Finding;
import java.util.Locale;

/** A check on a terminal: the verdict, the figures, and a line for everything that is wrong. */
public final class CheckTextRenderer implements Renderer<CheckResult> {

    private final TextStyle style;

    /** Renders with or without colours. */
    public CheckTextRenderer(TextStyle style) {
        this.style = style;
    }

    @Override
    public String render(CheckResult result, ReportContext context) {
        CheckReport report = CheckReport.of(result);
        Page page = new Page(style);
        page.line(page.ink(result.passed() ? Ink.BOLD : Ink.ALERT, Page.safe(report.headline())));
        if (!report.recall().isEmpty()) {
            page.line("  recall   " + report.recall() + " (" + report.asked() + ")");
            page.line("  latency  " + report.latency());
        }
        for (Finding finding : result.findings()) {
            String severity = finding.severity().name().toLowerCase(Locale.ROOT);
            page.line("  " + page.ink(finding.severity() == CheckResult.Severity.FAILURE ? Ink.ALERT : Ink.CHANGED,
                    severity) + "  " + Page.safe(finding.id() + ": " + finding.message() + "; " + finding.remedy()));
        }
        return page.toString();
    }
}
