package dev.plumbline.report.vector;

import dev.plumbline.report.Units;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Validation;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Advice as the renderers tell it.
 *
 * @param advice the advice itself
 * @param headline the answer in one short line
 * @param build the statements that build the index, each with its semicolon
 * @param settings what a session sets before it searches, each with its semicolon
 * @param query how to search, {@code $1} being the query vector
 */
public record AdviceReport(Advice advice, String headline, List<String> build, List<String> settings, String query) {

    public AdviceReport {
        build = List.copyOf(build);
        settings = List.copyOf(settings);
    }

    /** Works out what there is to tell. */
    public static AdviceReport of(Advice advice) {
        Recommendation answer = advice.recommendation();
        return new AdviceReport(advice, ranOutOfTime(advice)
                ? "No index yet: none was built on all rows in the time allowed"
                : headline(answer), answer.ddl().stream().map(AdviceReport::terminated).toList(),
                answer.settings().entrySet().stream()
                        .map(setting -> "SET " + setting.getKey() + " = " + value(setting.getValue()) + ";").toList(),
                terminated(answer.query()));
    }

    private static String headline(Recommendation answer) {
        String index = switch (answer.spec()) {
            case IndexSpec.Exact exact -> "no index: the exact scan is good enough";
            case IndexSpec.Hnsw hnsw -> "an HNSW index on " + hnsw.representation().label();
            case IndexSpec.IvfFlat ivfFlat -> "an IVFFlat index on " + ivfFlat.representation().label();
        };
        if (!answer.meetsTarget()) {
            return "Nothing measured reaches the target; nearest: " + index;
        }
        return "keep".equals(answer.kind()) ? "Keep the index that is there" : "Build " + index;
    }

    /** Whether the exact scan won because nothing else got its turn. */
    private static boolean ranOutOfTime(Advice advice) {
        return advice.recommendation().spec() instanceof IndexSpec.Exact
                && advice.trials().stream().anyMatch(trial -> trial.build() != null)
                && advice.trials().stream().map(Trial::build).filter(Objects::nonNull)
                        .noneMatch(build -> build.rows() >= advice.sample().rows());
    }

    /** The parameters of the answer: {@code m = 16}, {@code hnsw.ef_search = 80}. */
    public List<String> parameters() {
        Stream<String> build = switch (advice.recommendation().spec()) {
            case IndexSpec.Exact exact -> Stream.of();
            case IndexSpec.Hnsw hnsw -> Stream.of("m = " + hnsw.m(), "ef_construction = " + hnsw.efConstruction());
            case IndexSpec.IvfFlat ivfFlat -> Stream.of("lists = " + ivfFlat.lists());
        };
        Stream<String> search = advice.recommendation().settings().entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue());
        int rerank = advice.recommendation().predicted().rerank();
        return Stream.of(build, search, rerank == 0 ? Stream.<String>of() : Stream.of("rerank = " + rerank))
                .flatMap(part -> part).toList();
    }

    /** All that there is to paste: build, settings, query. */
    public List<String> paste() {
        return Stream.of(build, settings, List.of(query)).flatMap(List::stream).toList();
    }

    private static String value(String value) {
        return value.matches("-?[0-9]+(\\.[0-9]+)?|[a-z_]+") ? value : "'" + value.replace("'", "''") + "'";
    }

    private static String terminated(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text : text + ";";
    }

    /** What a reader must know: of the advice, of the live server, of the scratch server. */
    public List<String> warnings() {
        LiveFacts live = advice.profile().live();
        return Stream.of(advice.warnings(), live == null ? List.<String>of() : live.warnings(),
                advice.server().warnings()).flatMap(List::stream).toList();
    }

    /** The trials that no other trial beats in everything. */
    public List<Trial> front() {
        return advice.paretoFront().stream().map(index -> advice.trials().get(index)).toList();
    }

    /** Whether a trial is one of {@link #front()}. */
    public boolean isOnFront(Trial trial) {
        return front().contains(trial);
    }

    /** The point of a trial that tables and charts show: the chosen one, else the last that was measured. */
    public static Trial.@Nullable SearchPoint shown(Trial trial) {
        if (trial.chosen() != null) {
            return trial.chosen();
        }
        return trial.curve().isEmpty() ? null : trial.curve().getLast();
    }

    /** Whether a trial was measured on the whole sample: the numbers of smaller screens do not compare with it. */
    public boolean isFullSize(Trial trial) {
        Trial.Build build = trial.build();
        return build == null || build.rows() >= advice.sample().rows();
    }

    /** The search parameter of a kind of index by its own name: {@code ef_search 80}, {@code probes 12}. */
    public static String search(IndexSpec spec, int parameter, int rerank) {
        String name = switch (spec) {
            case IndexSpec.Exact exact -> "";
            case IndexSpec.Hnsw hnsw -> "ef_search " + parameter;
            case IndexSpec.IvfFlat ivfFlat -> "probes " + parameter;
        };
        return rerank == 0 ? name : name + ", rerank " + rerank;
    }

    /** {@code 0.957 (0.951–0.963)}. */
    public static String recall(Estimate recall) {
        return Units.share(recall.value()) + " (" + Units.share(recall.low()) + "–" + Units.share(recall.high()) + ")";
    }

    /** How the search value that was found over all rows relates to the one that was predicted. */
    public static String calibration(Validation validation) {
        String parameter = search(validation.spec(), validation.advised(), 0);
        if (validation.spec() instanceof IndexSpec.Exact) {
            return "The exact scan misses nothing.";
        }
        String recall = "recall " + recall(validation.calibratedRecall()) + ", p50 "
                + Units.millis(validation.calibratedP50Millis());
        Integer calibrated = validation.calibrated();
        if (calibrated == null) {
            return "No search value reaches the target over all rows: " + recall + " at the best that was tried.";
        }
        return calibrated == validation.advised()
                ? parameter + " is confirmed by " + Units.count(validation.queries(), "exact query", "exact queries")
                        + ": " + recall + "."
                : search(validation.spec(), calibrated, 0) + " instead of " + validation.advised()
                        + ", found anew with "
                        + Units.count(validation.queries(), "exact query", "exact queries") + ": " + recall + ".";
    }

    /** A number of a validation with its unit. */
    public static String quantity(Validation.Quantity quantity, double value) {
        return switch (quantity) {
            case RECALL -> Units.share(value);
            case P50_MILLIS, P95_MILLIS, BUILD_MILLIS -> Units.millis(value);
            case INDEX_BYTES -> Units.bytes(value);
        };
    }

    /** {@code +3.1 %} for a prediction that was too large; recall in points: {@code -0.004}. */
    public static String error(Validation.Figure figure) {
        return figure.quantity() == Validation.Quantity.RECALL
                ? String.format(Locale.ROOT, "%+.3f", figure.predicted().value() - figure.measured().value())
                : String.format(Locale.ROOT, "%+.1f %%", figure.error() * 100);
    }

    /** {@code dominated}, {@code below target}. */
    public static String verdict(Trial.Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
