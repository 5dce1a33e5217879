package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Predicted;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.SearchRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Predictions from a tenth of the rows against recorded curves of real indexes (pgvector 0.8.0): text embeddings, word vectors, hashed words. The curves
 * that a prediction starts from and the truth it is held against come from different queries.
 */
class RecordedCurvesTest {

    private static final double[] LEVELS = {0.05, 0.04, 0.03, 0.02, 0.01};
    private static final int QUERIES = 700;

    /** A line of the record. */
    private record Line(int parameter, double recall, double deviation, double recallOfOthers, double pages,
            long bytes, int lists) {}

    /** All sizes of one index. */
    private record Curve(String name, int dimensions, double intrinsic, String spec,
            NavigableMap<Integer, List<Line>> sizes) {

        List<Line> at(int rows) {
            return Objects.requireNonNull(sizes.get(rows));
        }

        Candidate candidate() {
            Representation full = Representation.full(VectorType.VECTOR, dimensions);
            String[] numbers = spec.substring(1).split("\\.", -1);
            return spec.startsWith("h")
                    ? new Candidate.Hnsw(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), full)
                    : new Candidate.IvfFlat(Double.parseDouble(numbers[0]), full);
        }
    }

    /** How often something held. */
    private static final class Tally {
        private int all;
        private int held;
        private final List<String> not = new ArrayList<>();

        void add(boolean holds, String what) {
            all++;
            held += holds ? 1 : 0;
            if (!holds) {
                not.add(what);
            }
        }

        double share() {
            return (double) held / all;
        }
    }

    private static List<Curve> curves() throws IOException {
        Map<String, Curve> curves = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(RecordedCurvesTest.class.getResourceAsStream("curves.tsv")),
                StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(line -> {
                String[] cells = line.split("\t", -1);
                Curve curve = curves.computeIfAbsent(cells[0] + cells[3] + " " + cells[4],
                        name -> new Curve(name, Integer.parseInt(cells[1]), Double.parseDouble(cells[2]), cells[4],
                                new TreeMap<>()));
                curve.sizes().computeIfAbsent(Integer.parseInt(cells[5]), rows -> new ArrayList<>())
                        .add(new Line(Integer.parseInt(cells[7]), Double.parseDouble(cells[8]),
                                Double.parseDouble(cells[9]), Double.parseDouble(cells[10]),
                                Double.parseDouble(cells[11]), Long.parseLong(cells[12]),
                                "-".equals(cells[6]) ? 0 : Integer.parseInt(cells[6])));
            });
        }
        return List.copyOf(curves.values());
    }

    private static Trial.Build build(int rows, long bytes) {
        return new Trial.Build(rows, rows, bytes, bytes, 1 << 20, 1 << 20, 1, List.of());
    }

    private static Tuner.Point point(Line line) {
        double error = line.deviation() / Math.sqrt(QUERIES);
        return new Tuner.Point(line.parameter(),
                new Estimate(line.recall(), line.recall() - 1.96 * error, Math.min(1, line.recall() + 1.96 * error),
                        Evidence.MEASURED),
                new SearchRun(new double[]{line.recall()}, new double[]{1}));
    }

    /** The predictor as the advisor has it after it has seen the sizes up to a tenth. */
    private static Predictor predictor(Curve curve, Line chosen) {
        Contender contender = new Contender(curve.candidate(), new Prior(0.02, curve.intrinsic(), new PagePrices()));
        int sample = curve.sizes().lowerKey(curve.sizes().lastKey());
        curve.sizes().headMap(sample, true).forEach((rows, lines) -> contender.observe(new Contender.Observation(rows,
                curve.candidate().at(rows), build(rows, lines.getFirst().bytes()), point(chosen), true, 1, 1, false,
                lines.stream().map(l -> new CurvePoint(l.parameter(), 1 - l.recall(), l.pages())).toList())));
        IndexSpec spec = curve.candidate().at(sample);
        long bytes = curve.at(sample).getFirst().bytes();
        return new Predictor(contender, point(chosen),
                new Trial.Latency(Estimate.exactly(1, Evidence.MEASURED), 1, 1, 500, 1, 1_000),
                new BuiltIndex(spec, "trial", sample, "", build(sample, bytes)));
    }

    /** A value between two measured parameters, on logarithmic axes. */
    private static double between(List<Line> lines, double parameter, ToDoubleFunction<Line> value) {
        for (int i = 1; i < lines.size(); i++) {
            Line left = lines.get(i - 1);
            Line right = lines.get(i);
            if (left.parameter() <= parameter && parameter <= right.parameter()) {
                double share = Math.log(parameter / left.parameter())
                        / Math.log((double) right.parameter() / left.parameter());
                return Math.exp((1 - share) * Math.log(value.applyAsDouble(left))
                        + share * Math.log(value.applyAsDouble(right)));
            }
        }
        return Double.NaN;
    }

    @Test
    void carriesATenthOfTheRowsOverToAllOfThem() throws IOException {
        Tally near = new Tally();
        Tally inBand = new Tally();
        Tally bytes = new Tally();
        Tally pages = new Tally();
        for (Curve curve : curves()) {
            int all = curve.sizes().lastKey();
            List<Line> truth = curve.at(all);
            List<Line> seen = curve.at(curve.sizes().lowerKey(all));
            Set<Line> done = new HashSet<>();
            for (double level : LEVELS) {
                Line chosen = seen.stream().filter(l -> 1 - l.recall() <= level).findFirst().orElse(null);
                if (chosen == null || 1 - chosen.recall() < level / 2 || !done.add(chosen)) {
                    continue;
                }
                Predicted predicted = predictor(curve, chosen).at(all);
                double miss = between(truth, predicted.searchParameter(), l -> Math.max(1e-4, 1 - l.recallOfOthers()));
                if (Double.isNaN(miss)) {
                    continue;
                }
                Estimate recall = predicted.recall();
                String what = String.format(Locale.ROOT, "%s at %d: predicted %.4f [%.4f, %.4f], real %.4f",
                        curve.name(), predicted.searchParameter(), recall.value(), recall.low(), recall.high(),
                        1 - miss);
                near.add(Math.abs(recall.value() - (1 - miss)) <= 0.01, what);
                inBand.add(recall.low() <= 1 - miss && 1 - miss <= recall.high(), what);
                double off = predicted.indexBytes().value() / truth.getFirst().bytes() - 1;
                bytes.add(Math.abs(off) <= 0.02, curve.name() + " bytes off by " + off);
                WorkLaw.Count one = new WorkLaw.Count(chosen.parameter(), chosen.pages());
                double twice = between(seen, 2.0 * chosen.parameter(), Line::pages);
                WorkLaw work = WorkLaw.fit(Double.isNaN(twice)
                        ? List.of(one)
                        : List.of(one, new WorkLaw.Count(2 * chosen.parameter(), twice)),
                        curve.spec().startsWith("h"),
                        new Prior(0, curve.intrinsic(), new PagePrices())
                                .pagesExponent(curve.spec().startsWith("h")));
                double expected = chosen.pages() * work.ratio((double) predicted.searchParameter() / chosen.parameter(),
                        (double) all / curve.sizes().lowerKey(all));
                double real = between(truth, predicted.searchParameter(), Line::pages);
                pages.add(Math.abs(expected / real - 1) <= 0.20,
                        curve.name() + " pages " + expected + " instead of " + real);
            }
        }
        assertThat(near.all).isGreaterThan(20);
        assertThat(near.share()).as("recall within 0.01; not %s", near.not).isGreaterThanOrEqualTo(0.9);
        assertThat(inBand.share()).as("recall in its band; not %s", inBand.not).isGreaterThanOrEqualTo(0.9);
        assertThat(bytes.share()).as("bytes within 2 %%; not %s", bytes.not).isEqualTo(1);
        assertThat(pages.share()).as("pages within 20 %%; not %s", pages.not).isGreaterThanOrEqualTo(0.85);
    }
}
