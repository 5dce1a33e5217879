package dev.plumbline.vector.advise;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Measures how misses and work go with the search value around the one that matters: the scaling laws rest on these curves. */
final class Curves {

    private static final double[] MISSES = {0.5, 0.7, 1, 1.4, 2, 2.8};
    /** The work is a smooth function of the value; two points tell its slope. */
    private static final double[] WORK = {1, 2};

    private Curves() {}

    static List<CurvePoint> around(Tuner tuner, int parameter) throws SQLException {
        for (double factor : MISSES) {
            tuner.measure(tuner.onGrid(parameter * factor));
        }
        List<Integer> counted = new ArrayList<>();
        for (double factor : WORK) {
            counted.add(tuner.onGrid(parameter * factor));
        }
        List<CurvePoint> curve = new ArrayList<>();
        for (Tuner.Point point : tuner.points()) {
            int value = point.parameter();
            curve.add(new CurvePoint(value, 1 - point.recall().value(),
                    counted.contains(value) ? tuner.pages(value) : 0));
        }
        return curve;
    }
}
