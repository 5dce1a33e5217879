package dev.plumbline.report.text;

import dev.plumbline.report.Renderer;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.report.Units;
import dev.plumbline.report.text.Page.Fact;
import dev.plumbline.report.text.Page.Ink;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.ColdStart;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Advice on a terminal: the answer, the block to paste, the trials, and why the others were not taken. */
public final class AdviceTextRenderer implements Renderer<Advice> {

    private static final int WIDTH = 100;

    private final TextStyle style;

    /** Renders with or without colours. */
    public AdviceTextRenderer(TextStyle style) {
        this.style = style;
    }

    @Override
    public String render(Advice advice, ReportContext context) {
        AdviceReport report = AdviceReport.of(advice);
        Recommendation answer = advice.recommendation();
        Page page = new Page(style);
        page.line(page.ink(answer.meetsTarget() ? Ink.BOLD : Ink.ALERT, Page.safe(report.headline())));
        page.line(page.ink(Ink.LINK, Page.safe(String.join("  ", report.parameters()))));
        page.line(Page.safe(answer.summary()));
        expect(answer.predicted(), page);
        validation(advice.validation(), page);
        page.heading("To paste");
        report.paste().forEach(statement -> statement.lines().forEach(line -> page.line("  " + page.ink(Ink.LINK,
                Page.safe(line)))));
        bullets("Why", answer.explanation(), page);
        page.heading("Trials");
        page.table(trials(advice));
        reasons("Why not the others", Stream.concat(
                advice.runnersUp().stream().map(each -> new Fact(each.label(), each.whyNot())),
                advice.pruned().stream().map(each -> new Fact(each.label(), each.reason() + " (never built)")))
                .toList(), page);
        reasons("What if", answer.whatIf().stream().map(each -> new Fact(each.circumstance(), each.answer())).toList(),
                page);
        bullets("Measure again when", answer.remeasureWhen(), page);
        bullets("Mind", report.warnings(), page);
        page.heading("Evidence");
        page.facts(evidence(advice));
        return page.toString();
    }

    private static void expect(Predicted predicted, Page page) {
        page.heading("Expect at " + Units.count(predicted.rows(), "row"));
        page.table(List.of(List.of("", "value", "band", ""),
                row("recall", AdviceTextRenderer::share, predicted.recall()),
                row("latency p50", Units::millis, predicted.p50Millis()),
                row("latency p95", Units::millis, predicted.p95Millis()),
                row("index size", Units::bytes, predicted.indexBytes()),
                row("build time", Units::millis, predicted.buildMillis()),
                row("build memory", Units::bytes, predicted.buildMemoryBytes())));
    }

    private static void validation(@Nullable Validation validation, Page page) {
        if (validation == null) {
            return;
        }
        page.heading("Over all " + Units.count(validation.rows(), "row") + ", predicted and real");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("", "predicted", "band", "real", "off by", ""));
        for (Validation.Figure figure : validation.figures()) {
            Validation.Quantity quantity = figure.quantity();
            rows.add(List.of(quantity.label(), AdviceReport.quantity(quantity, figure.predicted().value()),
                    AdviceReport.quantity(quantity, figure.predicted().low()) + " – "
                            + AdviceReport.quantity(quantity, figure.predicted().high()),
                    AdviceReport.quantity(quantity, figure.measured().value()), AdviceReport.error(figure),
                    figure.inBand() ? "in the band" : "OUTSIDE the band"));
        }
        page.table(rows);
        page.line("  " + AdviceReport.calibration(validation));
        validation.notices().forEach(notice -> page.line("  The server said: " + Page.safe(notice)));
        if (!validation.onLiveTable().isEmpty()) {
            page.line("  To try it beside the live table, which was not touched, and to be rid of it again:");
            validation.onLiveTable().forEach(sql -> page.line("    " + page.ink(Ink.LINK, Page.safe(sql) + ";")));
        }
    }

    private static String share(double value) {
        return Units.share(value);
    }

    private static List<String> row(String label, DoubleFunction<String> unit, Estimate estimate) {
        String band = estimate.low() == estimate.high()
                ? ""
                : unit.apply(estimate.low()) + " – " + unit.apply(estimate.high());
        return List.of(label, unit.apply(estimate.value()), band, estimate.evidence().name().toLowerCase(Locale.ROOT));
    }

    private static List<List<String>> trials(Advice advice) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("index", "search", "rows", "recall (95 %)", "p50", "p95", "size", "build", ""));
        for (Trial trial : advice.trials()) {
            Trial.SearchPoint point = AdviceReport.shown(trial);
            Trial.Latency latency = point == null ? null : point.latency();
            Trial.Build build = trial.build();
            rows.add(List.of(Page.brief(trial.spec().label(), WIDTH),
                    point == null ? "" : AdviceReport.search(trial.spec(), point.parameter(), point.rerank()),
                    build == null ? "" : Units.count(build.rows()),
                    point == null ? "" : AdviceReport.recall(point.recall()),
                    latency == null ? "" : Units.millis(latency.p50Millis().value()),
                    latency == null ? "" : Units.millis(latency.p95Millis()),
                    build == null ? "" : Units.bytes(build.bytes()), build == null ? "" : Units.millis(build.millis()),
                    AdviceReport.verdict(trial.verdict())));
        }
        return rows;
    }

    private static List<Fact> evidence(Advice advice) {
        Profile profile = advice.profile();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("source", Page.safe(profile.source()) + ", " + Units.count(profile.rows(), "row") + " of "
                        + profile.columnType().sqlName() + "(" + profile.dimensions() + "), metric "
                        + advice.question().metric()
                                .label()),
                new Fact("intrinsic dimensionality", Units.significant(profile.intrinsicDimensionality().value())),
                new Fact("sample",
                        Units.count(advice.sample().rows(), "row") + "; " + Page.safe(advice.sample().method())),
                new Fact("queries", advice.sample().screenQueries() + " to screen, " + advice.sample().confirmQueries()
                        + " others to decide, " + advice.sample().freshQueries()
                        + " kept back, from " + Page.safe(advice.sample().queriesFrom())),
                new Fact("exact neighbours", advice.groundTruth().queries() + " queries in "
                        + Units.millis(advice.groundTruth().millis()) + "; the server agrees on "
                        + Units.percent(advice.groundTruth().verifiedAgreement()) + " of " + advice.groundTruth()
                                .verifiedQueries()
                        + " queries"),
                new Fact("server", Page.safe("PostgreSQL " + advice.server().postgresVersion() + ", pgvector "
                        + advice.server().pgvectorVersion() + ", " + advice.server().description())),
                new Fact("seed", advice.seed() + ", " + Units.millis(advice.elapsedMillis()) + " in all")));
        ColdStart cold = advice.coldStart();
        if (cold != null) {
            facts.add(new Fact("cold cache", "p50 " + Units.millis(cold.p50Millis()) + ", p95 "
                    + Units.millis(cold.p95Millis()) + " of " + cold.queries() + " queries; " + cold.how()));
        }
        LiveFacts live = profile.live();
        if (live != null) {
            facts.add(new Fact("live server", Page.safe("PostgreSQL " + live.postgresVersion() + ", pgvector "
                    + (live.pgvectorVersion() == null ? "not installed" : live.pgvectorVersion()) + "; "
                    + String.join(", ",
                            live.settings().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList()))));
        }
        return facts;
    }

    private static void bullets(String heading, List<String> lines, Page page) {
        if (!lines.isEmpty()) {
            page.heading(heading);
            lines.forEach(line -> page.line("  - " + Page.safe(line)));
        }
    }

    private static void reasons(String heading, List<Fact> facts, Page page) {
        if (!facts.isEmpty()) {
            page.heading(heading);
            page.facts(facts.stream().map(fact -> new Fact(Page.safe(fact.label()), Page.safe(fact.value()))).toList());
        }
    }
}
