package dev.plumbline.vector.advise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far the curve of misses over the search parameter moves from one number of rows to another. On a logarithmic axis the curves are much alike and
 * shifted; the shift is averaged over several levels of misses around the one that matters. Both curves come from the same queries, so that most of their
 * noise is common. Reading single values off the search grid instead would say little: it has steps of 6 %, and begins at k.
 */
final class Shift {

    private static final double[] LEVELS = {0.6, 0.8, 1, 1.25, 1.6};

    private Shift() {}

    /** Logarithm of the factor by which the parameter of one curve must be multiplied to miss as little as the other; empty without common levels. */
    static OptionalDouble between(List<CurvePoint> from, List<CurvePoint> to, double miss) {
        List<Double> shifts = new ArrayList<>();
        for (double level : LEVELS) {
            OptionalDouble here = logParameter(from, level * miss);
            OptionalDouble there = logParameter(to, level * miss);
            if (here.isPresent() && there.isPresent()) {
                shifts.add(there.getAsDouble() - here.getAsDouble());
            }
        }
        return shifts.stream().mapToDouble(Double::doubleValue).average();
    }

    /** Where a curve comes down to that many misses, between two measured points. */
    private static OptionalDouble logParameter(List<CurvePoint> curve, double miss) {
        List<CurvePoint> ascending = curve.stream().filter(p -> p.miss() > 0)
                .sorted(Comparator.comparingInt(CurvePoint::parameter)).toList();
        for (int i = 1; i < ascending.size(); i++) {
            CurvePoint above = ascending.get(i - 1);
            CurvePoint below = ascending.get(i);
            if (above.miss() >= miss && below.miss() <= miss && above.miss() > below.miss()) {
                double share = Math.log(above.miss() / miss) / Math.log(above.miss() / below.miss());
                return OptionalDouble.of(Math.log(above.parameter())
                        + share * Math.log((double) below.parameter() / above.parameter()));
            }
        }
        return OptionalDouble.empty();
    }
}
