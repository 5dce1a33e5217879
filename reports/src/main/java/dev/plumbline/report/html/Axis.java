package dev.plumbline.report.html;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;

/**
 * Places values along an axis of a chart.
 *
 * @param scale how values are spread
 * @param low the value at {@code start}
 * @param high the value at {@code end}
 * @param start the coordinate of the low end
 * @param end the coordinate of the high end; below {@code start} where the axis runs upwards
 */
public record Axis(Scale scale, double low, double high, double start, double end) {

    /** A line of the grid with its label. */
    public record Tick(String at, String label) {}

    /** How values are spread along an axis. */
    public enum Scale {
        /** Equal factors take equal room. */
        LOG {
            @Override
            double of(double value) {
                return Math.log(Math.max(value, 1e-9));
            }
        },
        /** For shares near one: equal factors of what is missing take equal room, down to four in a thousand. */
        NINES {
            @Override
            double of(double value) {
                return -Math.log10(1 - Math.clamp(value, 0, 1) + 0.004);
            }
        };

        abstract double of(double value);
    }

    /** The coordinate of a value. */
    double at(double value) {
        double share = (scale.of(value) - scale.of(low)) / (scale.of(high) - scale.of(low));
        return start + Math.clamp(share, 0, 1) * (end - start);
    }

    /** Lines for round values, at least {@code gap} apart. */
    List<Tick> ticks(double gap) {
        List<Tick> ticks = new ArrayList<>();
        double last = Double.NaN;
        for (double value : candidates()) {
            if (value < low * (1 - 1e-9) || value > high * (1 + 1e-9)) {
                continue;
            }
            double at = at(value);
            if (Double.isNaN(last) || Math.abs(at - last) >= gap) {
                ticks.add(new Tick(coordinate(at), label(value)));
                last = at;
            }
        }
        return ticks;
    }

    private double[] candidates() {
        return switch (scale) {
            case NINES -> new double[]{0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 1};
            case LOG -> DoubleStream.iterate(1e-3, power -> power < 1e7, power -> power * 10)
                    .flatMap(power -> DoubleStream.of(power, 2 * power, 5 * power)).toArray();
        };
    }

    /** As many digits as the value needs. */
    private static String label(double value) {
        return BigDecimal.valueOf(value).round(new MathContext(3)).stripTrailingZeros().toPlainString();
    }

    static String coordinate(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
