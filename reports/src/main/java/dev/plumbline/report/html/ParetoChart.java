package dev.plumbline.report.html;

import dev.plumbline.report.Units;
import dev.plumbline.report.html.Axis.Tick;
import dev.plumbline.report.html.Labels.Place;
import dev.plumbline.report.vector.AdviceReport;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Recall over latency: a mark for each trial on the full sample at its chosen point, with whiskers for both intervals. The number in a mark is the row of the
 * table of trials.
 */
public record ParetoChart(List<Tick> xTicks, List<Tick> yTicks, List<Mark> marks, String front,
        String targetY,
        String targetLabel) {

    static final double WIDTH = 720;
    static final double HEIGHT = 360;
    static final double LEFT = 56;
    static final double RIGHT = 700;
    static final double TOP = 24;
    static final double BOTTOM = 306;

    /** One trial at its chosen point. Coordinates are texts for the template. */
    public record Mark(String x, String y, String labelX, String labelY, String xLow, String xHigh, String yLow,
            String yHigh, String shape,
            String path, int number,
            boolean recommended, boolean meetsTarget, String title) {}

    private record Point(Trial trial, Trial.SearchPoint at, Trial.Latency latency, int number) {}

    static Optional<ParetoChart> of(AdviceReport report) {
        Advice advice = report.advice();
        List<Point> points = new ArrayList<>();
        for (int index = 0; index < advice.trials().size(); index++) {
            Trial trial = advice.trials().get(index);
            Trial.SearchPoint at = AdviceReport.shown(trial);
            Trial.Latency latency = at == null ? null : at.latency();
            if (at != null && latency != null && report.isFullSize(trial)) {
                points.add(new Point(trial, at, latency, index + 1));
            }
        }
        return points.size() < 2 ? Optional.empty() : Optional.of(of(advice, points));
    }

    private static ParetoChart of(Advice advice, List<Point> points) {
        double target = advice.question().targetRecall();
        Axis x = new Axis(Axis.Scale.LOG,
                points.stream().mapToDouble(point -> point.latency.p50Millis().low()).min().orElseThrow() / 1.4,
                points.stream().mapToDouble(point -> point.latency.p50Millis().high()).max().orElseThrow() * 1.4, LEFT,
                RIGHT);
        double lowest = Math.min(target, points.stream().mapToDouble(ParetoChart::lowRecall).min().orElseThrow());
        Axis y = new Axis(Axis.Scale.NINES, Math.max(0, 1 - (1 - lowest) * 1.6 - 0.005), 1, BOTTOM, TOP);
        List<Place> labels = Labels
                .beside(points.stream().map(point -> new Place(x.at(point.latency.p50Millis().value()),
                        y.at(point.at.recall().value()))).toList());
        List<Mark> marks = IntStream.range(0, points.size())
                .mapToObj(index -> mark(points.get(index), labels.get(index), x, y, target))
                .toList().reversed();
        return new ParetoChart(x.ticks(44), y.ticks(26), marks, front(points, x, y),
                Axis.coordinate(y.at(target)), "target " + Units.significant(target));
    }

    private static Mark mark(Point point, Place label, Axis x, Axis y, double target) {
        double atX = x.at(point.latency.p50Millis().value());
        double atY = y.at(point.at.recall().value());
        String title = point.number + ": " + point.trial.spec().label() + ", "
                + AdviceReport.search(point.trial.spec(), point.at.parameter(), point.at.rerank()) + ", recall "
                + AdviceReport.recall(point.at.recall()) + ", p50 " + Units.millis(point.latency.p50Millis().value());
        return new Mark(Axis.coordinate(atX), Axis.coordinate(atY), Axis.coordinate(label.x()),
                Axis.coordinate(label.y()),
                Axis.coordinate(x.at(point.latency.p50Millis().low())),
                Axis.coordinate(x.at(point.latency.p50Millis().high())), Axis.coordinate(y.at(lowRecall(point))),
                Axis.coordinate(y.at(point.at.recall().high())), point.trial.spec().kind(),
                outline(point.trial.spec(), atX, atY),
                point.number, point.trial.verdict() == Trial.Verdict.RECOMMENDED, lowRecall(point) >= target,
                title);
    }

    /** The lower end of the interval; the exact scan is exact by what it is, however few queries timed it. */
    private static double lowRecall(Point point) {
        return point.trial.spec() instanceof IndexSpec.Exact ? point.at.recall().value() : point.at.recall().low();
    }

    /** Circle, square or diamond: the kind of index does not depend on colour. */
    private static String outline(IndexSpec spec, double x, double y) {
        return switch (spec) {
            case IndexSpec.Hnsw hnsw ->
                "M" + Axis.coordinate(x - 6) + " " + Axis.coordinate(y) + "a6 6 0 1 0 12 0a6 6 0 1 0 -12 0z";
            case IndexSpec.IvfFlat ivfFlat ->
                "M" + Axis.coordinate(x - 5.5) + " " + Axis.coordinate(y - 5.5) + "h11v11h-11z";
            case IndexSpec.Exact exact ->
                "M" + Axis.coordinate(x) + " " + Axis.coordinate(y - 8) + "l8 8l-8 8l-8 -8z";
        };
    }

    /** The points of which no other is both faster and more accurate, joined as a staircase. */
    private static String front(List<Point> points, Axis x, Axis y) {
        StringBuilder path = new StringBuilder();
        double best = -1;
        for (Point point : points.stream()
                .sorted(Comparator.comparingDouble(point -> point.latency.p50Millis().value())).toList()) {
            if (point.at.recall().value() > best) {
                best = point.at.recall().value();
                String atX = Axis.coordinate(x.at(point.latency.p50Millis().value()));
                path.append(path.isEmpty() ? "M" + atX + " " : "H" + atX + "V").append(Axis.coordinate(y.at(best)));
            }
        }
        return path.append("H").append(Axis.coordinate(RIGHT)).toString();
    }
}
