package dev.plumbline.report.html;

import dev.plumbline.report.Units;
import dev.plumbline.report.html.Axis.Tick;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Recall over the search parameter of one kind of index: a line for each trial, a whisker for each measured interval. */
public record RecallChart(String kind, String parameter, List<Tick> xTicks, List<Tick> yTicks, List<Line> lines,
        String targetY) {

    static final double LEFT = 44;
    static final double RIGHT = 396;
    static final double TOP = 16;
    static final double BOTTOM = 226;

    /** One trial. */
    public record Line(int number, boolean recommended, String points, List<Whisker> whiskers, String endX, String endY,
            String title) {}

    /** One interval. */
    public record Whisker(String x, String low, String high) {}

    static List<RecallChart> of(AdviceReport report) {
        List<RecallChart> charts = new ArrayList<>();
        add("hnsw", "HNSW", "ef_search", report, charts);
        add("ivfflat", "IVFFlat", "probes", report, charts);
        return charts;
    }

    private static void add(String kind, String name, String parameter, AdviceReport report, List<RecallChart> charts) {
        Advice advice = report.advice();
        List<Trial> trials = advice.trials().stream()
                .filter(trial -> trial.spec().kind().equals(kind) && trial.curve().size() > 1
                        && report.isFullSize(trial))
                .toList();
        if (trials.isEmpty()) {
            return;
        }
        List<Trial.SearchPoint> points = trials.stream().flatMap(trial -> trial.curve().stream()).toList();
        double from = points.stream().mapToInt(Trial.SearchPoint::parameter).min().orElse(1);
        double to = points.stream().mapToInt(Trial.SearchPoint::parameter).max().orElse(1);
        double lowest = points.stream().mapToDouble(point -> point.recall().low()).min().orElse(0);
        Axis x = new Axis(Axis.Scale.LOG, Math.max(0.8, from / 1.15), Math.max(to, from + 1) * 1.15, LEFT, RIGHT);
        Axis y = new Axis(Axis.Scale.NINES, Math.max(0, lowest - 0.02), 1, BOTTOM, TOP);
        charts.add(new RecallChart(name, parameter, x.ticks(34), y.ticks(24),
                trials.stream().map(trial -> line(trial, advice.trials().indexOf(trial) + 1, x, y)).toList(),
                Axis.coordinate(y.at(advice.question().targetRecall()))));
    }

    private static Line line(Trial trial, int number, Axis x, Axis y) {
        String points = trial.curve().stream().map(point -> Axis.coordinate(x.at(point.parameter())) + ","
                + Axis.coordinate(y.at(point.recall().value()))).collect(Collectors.joining(" "));
        List<Whisker> whiskers = trial.curve().stream()
                .map(point -> new Whisker(Axis.coordinate(x.at(point.parameter())),
                        Axis.coordinate(y.at(point.recall().low())), Axis.coordinate(y.at(point.recall().high()))))
                .toList();
        Trial.SearchPoint last = trial.curve().getLast();
        String title = number + ": " + trial.spec().label() + ", " + Units.count(trial.curve().size(), "point");
        return new Line(number, trial.verdict() == Trial.Verdict.RECOMMENDED, points, whiskers,
                Axis.coordinate(x.at(last.parameter())),
                Axis.coordinate(y.at(last.recall().value())), title);
    }
}
