package dev.plumbline.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds room for the numbers beside the marks of a chart: the place among a few that is farthest from everything else. */
final class Labels {

    private static final double FAR_ENOUGH = 16;
    private static final double[][] OFFSETS = {{13, -12}, {-13, -12}, {13, 12}, {-13, 12}, {0, -19}, {0, 19}, {22, 0},
        {-22, 0}, {26, -20},
        {-26, -20}};

    /** A place in the chart. */
    record Place(double x, double y) {

        double distance(Place other) {
            return Math.hypot(x - other.x, y - other.y);
        }
    }

    private Labels() {}

    /** A place for the label of each mark, in their order. */
    static List<Place> beside(List<Place> marks) {
        List<Place> taken = new ArrayList<>(marks);
        List<Place> labels = new ArrayList<>();
        for (Place mark : marks) {
            List<Place> candidates = new ArrayList<>();
            for (double[] offset : OFFSETS) {
                candidates.add(new Place(mark.x + offset[0], mark.y + offset[1]));
            }
            Place chosen = candidates.stream().filter(place -> room(place, taken) >= FAR_ENOUGH).findFirst()
                    .orElseGet(() -> candidates.stream().max(Comparator.comparingDouble(place -> room(place, taken)))
                            .orElse(mark));
            taken.add(chosen);
            labels.add(chosen);
        }
        return labels;
    }

    private static double room(Place place, List<Place> taken) {
        return taken.stream().mapToDouble(place::distance).min().orElse(Double.MAX_VALUE);
    }
}
