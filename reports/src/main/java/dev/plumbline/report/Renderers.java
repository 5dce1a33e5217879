package dev.plumbline.report;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.html.AdviceHtmlRenderer;
import dev.plumbline.report.html.CheckHtmlRenderer;
import dev.plumbline.report.html.DiffHtmlRenderer;
import dev.plumbline.report.html.PlanHtmlRenderer;
import dev.plumbline.report.json.AdviceJsonRenderer;
import dev.plumbline.report.json.CheckJsonRenderer;
import dev.plumbline.report.json.DiffJsonRenderer;
import dev.plumbline.report.json.PlanJsonRenderer;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.sql.AdviceSqlRenderer;
import dev.plumbline.report.sql.DiffSqlRenderer;
import dev.plumbline.report.sql.PlanSqlRenderer;
import dev.plumbline.report.text.AdviceTextRenderer;
import dev.plumbline.report.text.CheckTextRenderer;
import dev.plumbline.report.text.DiffTextRenderer;
import dev.plumbline.report.text.PlanTextRenderer;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.CheckResult;

/** The renderer of each format. */
public final class Renderers {

    private Renderers() {}

    /** Renders comparisons. The style matters to text only. */
    public static Renderer<DiffResult> diff(Format format, TextStyle style) {
        return switch (format) {
            case TEXT -> new DiffTextRenderer(style);
            case JSON -> new DiffJsonRenderer();
            case HTML -> new DiffHtmlRenderer();
            case SQL -> new DiffSqlRenderer();
        };
    }

    /**
     * Renders checks of an existing index. The style matters to text only.
     *
     * @throws PlumblineException for SQL: a check has no statements
     */
    public static Renderer<CheckResult> check(Format format, TextStyle style) {
        return switch (format) {
            case TEXT -> new CheckTextRenderer(style);
            case JSON -> new CheckJsonRenderer();
            case HTML -> new CheckHtmlRenderer();
            case SQL -> throw new PlumblineException(ErrorCode.USAGE,
                    "a check has the formats text, json and html, not sql");
        };
    }

    /** Renders plans; SQL is the way to TO. The style matters to text only. */
    public static Renderer<PlanReport> plan(Format format, TextStyle style) {
        return switch (format) {
            case TEXT -> new PlanTextRenderer(style);
            case JSON -> new PlanJsonRenderer();
            case HTML -> new PlanHtmlRenderer();
            case SQL -> PlanSqlRenderer.up();
        };
    }

    /** Renders advice. The style matters to text only. */
    public static Renderer<Advice> advice(Format format, TextStyle style) {
        return switch (format) {
            case TEXT -> new AdviceTextRenderer(style);
            case JSON -> new AdviceJsonRenderer();
            case HTML -> new AdviceHtmlRenderer();
            case SQL -> new AdviceSqlRenderer();
        };
    }
}
