package dev.plumbline.report.html;

import dev.plumbline.report.Units;
import dev.plumbline.report.html.PageView.Link;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.ColdStart;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Advice, ready for its template.
 *
 * @param report what there is to tell
 * @param tiles what to expect, one number each
 * @param pareto recall over latency, if latencies were measured
 * @param recallCharts recall over the search parameter, a chart for each kind of index
 * @param trials the table of trials
 * @param facts the profile of the data
 * @param evidence how the numbers came about
 */
public record AdviceView(AdviceReport report, List<Tile> tiles, @Nullable ParetoChart pareto,
        List<RecallChart> recallCharts,
        List<TrialRow> trials, List<Fact> facts, List<Fact> evidence) {

    /** One number with its band and its evidence. */
    public record Tile(String label, String value, String band, String evidence) {}

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /** One row of the table of trials; bars are in percent of the largest. */
    public record TrialRow(int number, String shape, String label, String search, String rows, String recall,
            String recallBand,
            String p50, String p95, String queriesPerSecond, String size, String sizeBar, String build, String buildBar,
            String verdict,
            boolean onFront) {}

    static AdviceView of(Advice advice) {
        AdviceReport report = AdviceReport.of(advice);
        return new AdviceView(report, tiles(advice.recommendation().predicted()), ParetoChart.of(report).orElse(null),
                RecallChart.of(report), rows(report), facts(advice), evidence(advice));
    }

    private static List<Tile> tiles(Predicted predicted) {
        List<Tile> tiles = new ArrayList<>(List.of(tile("Recall", Units::share, predicted.recall()),
                tile("Latency p50", Units::millis, predicted.p50Millis()),
                tile("Latency p95", Units::millis, predicted.p95Millis())));
        if (!isNothing(predicted.indexBytes())) {
            tiles.add(tile("Index size", Units::bytes, predicted.indexBytes()));
            tiles.add(tile("Build time", Units::millis, predicted.buildMillis()));
            tiles.add(tile("Build memory", Units::bytes, predicted.buildMemoryBytes()));
        }
        return tiles;
    }

    /** Of no index there is nothing to build. */
    private static boolean isNothing(Estimate estimate) {
        return estimate.high() <= 0;
    }

    private static Tile tile(String label, DoubleFunction<String> unit, Estimate estimate) {
        String band = estimate.low() == estimate.high()
                ? ""
                : unit.apply(estimate.low()) + " – " + unit.apply(estimate.high());
        return new Tile(label, unit.apply(estimate.value()), band, word(estimate.evidence()));
    }

    private static List<TrialRow> rows(AdviceReport report) {
        List<Trial> trials = report.advice().trials();
        double mostBytes = trials.stream().mapToDouble(trial -> bytes(trial.build())).max().orElse(0);
        double mostMillis = trials.stream().mapToDouble(trial -> millis(trial.build())).max().orElse(0);
        List<TrialRow> rows = new ArrayList<>();
        for (Trial trial : trials) {
            Trial.SearchPoint point = AdviceReport.shown(trial);
            Trial.Latency latency = point == null ? null : point.latency();
            Trial.Build build = trial.build();
            rows.add(new TrialRow(rows.size() + 1, trial.spec().kind(), trial.spec().label(),
                    point == null ? "" : AdviceReport.search(trial.spec(), point.parameter(), point.rerank()),
                    build == null ? "" : Units.count(build.rows()),
                    point == null ? "" : Units.share(point.recall().value()),
                    point == null ? "" : Units.share(point.recall().low()) + "–" + Units.share(point.recall().high()),
                    latency == null ? "" : Units.millis(latency.p50Millis().value()),
                    latency == null ? "" : Units.millis(latency.p95Millis()),
                    latency == null ? "" : Units.count(Math.round(latency.queriesPerSecond())),
                    build == null ? "" : Units.bytes(build.bytes()), bar(bytes(build), mostBytes),
                    build == null ? "" : Units.millis(build.millis()), bar(millis(build), mostMillis),
                    AdviceReport.verdict(trial.verdict()), report.isOnFront(trial)));
        }
        return rows;
    }

    private static double bytes(Trial.@Nullable Build build) {
        return build == null ? 0 : (double) build.bytes();
    }

    private static double millis(Trial.@Nullable Build build) {
        return build == null ? 0 : build.millis();
    }

    private static String bar(double value, double most) {
        return Axis.coordinate(most <= 0 ? 0 : 100 * value / most);
    }

    private static List<Fact> facts(Advice advice) {
        Profile profile = advice.profile();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Source", profile.source()));
        facts.add(new Fact("Rows", Units.count(profile.rows()) + " (" + word(profile.rowsEvidence()) + ")"));
        facts.add(new Fact("Type", profile.columnType().sqlName() + "(" + profile.dimensions() + ")"));
        facts.add(new Fact("Norms",
                Units.significant(profile.norms().minimum()) + " – " + Units.significant(profile.norms().maximum())
                        + (profile.unitNorm() ? ", all of length one" : "")));
        facts.add(new Fact("Intrinsic dimensionality",
                Units.significant(profile.intrinsicDimensionality().value()) + " ("
                        + Units.significant(profile.intrinsicDimensionality().low()) + " – "
                        + Units.significant(profile.intrinsicDimensionality().high()) + ")"));
        facts.add(new Fact("NULL · zero · duplicate rows",
                Stream.of(profile.nullRows(), profile.zeroRows(), profile.duplicateRows())
                        .map(Units::count).collect(Collectors.joining(" · "))));
        if (!profile.embeddingModels().isEmpty()) {
            facts.add(new Fact("Models with these dimensions", String.join(", ", profile.embeddingModels())));
        }
        Profile.TableFacts table = profile.table();
        if (table != null) {
            facts.add(new Fact("Table",
                    Units.bytes(table.heapBytes()) + " heap, " + Units.bytes(table.toastBytes()) + " TOAST, storage "
                            + table.storage()));
            facts.add(new Fact("Vector indexes it has", table.existingIndexes().isEmpty()
                    ? "none"
                    : String.join("; ",
                            table.existingIndexes())));
        }
        LiveFacts live = profile.live();
        if (live != null) {
            facts.add(new Fact("Live server", "PostgreSQL " + live.postgresVersion() + ", pgvector "
                    + (live.pgvectorVersion() == null ? "not installed" : live.pgvectorVersion())));
            facts.add(new Fact("Its settings", String.join(", ",
                    live.settings().entrySet().stream().map(e -> e.getKey() + " " + e.getValue()).toList())));
        }
        return facts;
    }

    private static List<Fact> evidence(Advice advice) {
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact("Sample", Units.count(advice.sample().rows(), "row") + "; " + advice.sample().method()),
                new Fact("Queries", advice.sample().screenQueries() + " to screen, " + advice.sample().confirmQueries()
                        + " others to decide, " + advice.sample().freshQueries() + " kept back, from "
                        + advice.sample().queriesFrom()),
                new Fact("Exact neighbours", Units.count(advice.groundTruth().queries()) + " queries in "
                        + Units.millis(advice.groundTruth().millis()) + " at "
                        + Units.significant(advice.groundTruth().gigaFlops())
                        + " GFLOP/s, " + advice.groundTruth().kernel()),
                new Fact("Checked against the server",
                        Units.percent(advice.groundTruth().verifiedAgreement()) + " agreement on "
                                + advice.groundTruth().verifiedQueries() + " queries"),
                new Fact("Server",
                        "PostgreSQL " + advice.server().postgresVersion() + ", pgvector "
                                + advice.server().pgvectorVersion()
                                + ", " + Units.count(advice.server().processors(), "processor") + "; "
                                + advice.server().description()),
                new Fact("Time",
                        Units.millis(advice.elapsedMillis()) + " of " + Units.millis(advice.question().budgetMillis())
                                + " allowed"),
                new Fact("Seed", String.valueOf(advice.seed()))));
        ColdStart cold = advice.coldStart();
        if (cold != null) {
            facts.add(new Fact("Cold cache", "p50 " + Units.millis(cold.p50Millis()) + ", p95 "
                    + Units.millis(cold.p95Millis()) + " of " + cold.queries() + " queries; " + cold.how()));
        }
        return facts;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The trials that were not taken, each with its reason. */
    public List<Fact> whyNot() {
        return report.advice().trials().stream().filter(trial -> trial.verdict() != Trial.Verdict.RECOMMENDED)
                .map(trial -> new Fact(trial.spec().label(), trial.reason())).toList();
    }

    /** What a reader must know. */
    public List<String> warnings() {
        return report.warnings();
    }

    /** One line of the validation. */
    public record Held(String label, String predicted, String band, String real, String error, boolean inBand) {}

    /** Prediction and reality; empty where nothing was validated. */
    public List<Held> held() {
        Validation validation = report.advice().validation();
        return validation == null
                ? List.of()
                : validation.figures().stream().map(figure -> new Held(figure.quantity().label(),
                        AdviceReport.quantity(figure.quantity(), figure.predicted().value()),
                        AdviceReport.quantity(figure.quantity(), figure.predicted().low()) + " – "
                                + AdviceReport.quantity(figure.quantity(), figure.predicted().high()),
                        AdviceReport.quantity(figure.quantity(), figure.measured().value()), AdviceReport.error(figure),
                        figure.inBand())).toList();
    }

    /** How the search value held over all rows. */
    public String calibration() {
        Validation validation = report.advice().validation();
        return validation == null ? "" : AdviceReport.calibration(validation);
    }

    /** What may be tried beside the live table, coloured. */
    public List<List<Token>> onLiveTable() {
        Validation validation = report.advice().validation();
        return validation == null
                ? List.of()
                : validation.onLiveTable().stream().map(sql -> SqlHighlighter.tokens(sql + ";")).toList();
    }

    /** The statements that build, coloured. */
    public List<List<Token>> build() {
        return report.build().stream().map(SqlHighlighter::tokens).toList();
    }

    /** The settings, coloured. */
    public List<Token> settings() {
        return SqlHighlighter.tokens(String.join("\n", report.settings()));
    }

    /** The query, coloured. */
    public List<Token> query() {
        return SqlHighlighter.tokens(report.query());
    }

    List<Link> navigation() {
        List<Link> links = new ArrayList<>();
        links.add(Link.major("vector-verdict", "Recommendation"));
        links.add(Link.major("vector-paste", "To paste"));
        if (report.advice().validation() != null) {
            links.add(Link.major("vector-validation", "Over all rows"));
        }
        if (pareto != null) {
            links.add(Link.major("vector-pareto", "Recall and latency"));
        }
        links.add(Link.major("vector-trials", "Trials"));
        links.add(Link.major("vector-others", "Why not the others"));
        links.add(Link.major("vector-profile", "The data"));
        links.add(Link.major("vector-evidence", "Evidence"));
        return links;
    }
}
