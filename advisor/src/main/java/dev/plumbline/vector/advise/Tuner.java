package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import dev.plumbline.vector.trial.SearchRun;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the least search parameter that is good enough, on a geometric grid. Recall does not fall as the parameter grows, so the search gallops from
 * a guess to a bracket and bisects it; each point is measured once, always on the same queries.
 *
 * <p>The lower bound of a 95 % interval decides. Looking at several points does not spoil it: if the chosen one is truly too low, then so is
 * every smaller one, and the bound must have failed at the largest of them, which happens in 2.5 % of runs at most.
 */
final class Tuner {

    private static final double STEP = 1.06;
    private static final int COUNTED_QUERIES = 30;

    /** A measured setting. */
    record Point(int parameter, Estimate recall, SearchRun run) {}

    private final Laboratory laboratory;
    private final BuiltIndex index;
    private final QuerySet queries;
    private final int k;
    private final int[] grid;
    private final NavigableMap<Integer, Point> measured = new TreeMap<>();

    Tuner(Laboratory laboratory, BuiltIndex index, QuerySet queries, int k) {
        this.laboratory = laboratory;
        this.index = index;
        this.queries = queries;
        this.k = k;
        this.grid = grid(index.spec(), k);
    }

    /** The values to choose from: ef_search from k to 1000, probes from 1 to lists. */
    static int[] grid(IndexSpec spec, int k) {
        int low = spec instanceof IndexSpec.Hnsw ? Math.min(1000, Math.max(1, k)) : 1;
        int high = switch (spec) {
            case IndexSpec.Exact exact -> 1;
            case IndexSpec.Hnsw hnsw -> 1000;
            case IndexSpec.IvfFlat ivfFlat -> ivfFlat.lists();
        };
        List<Integer> values = new ArrayList<>();
        for (int value = low; value < high; value = Math.max(value + 1, (int) Math.round(value * STEP))) {
            values.add(value);
        }
        values.add(high);
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The least point whose mean recall reaches the target: good enough for screening. */
    @Nullable
    Point leastByMean(double target, int guess) throws SQLException {
        return least(target, guess, false);
    }

    /** The least point whose lower bound reaches the target; null when none does. */
    @Nullable
    Point leastByLowerBound(double target, int guess) throws SQLException {
        return least(target, guess, true);
    }

    private @Nullable Point least(double target, int guess, boolean byLowerBound) throws SQLException {
        int at = nearest(guess);
        int step = 1;
        int bad = -1;
        int good = grid.length;
        while (bad < good - 1) {
            if (reaches(measure(grid[at]), target, byLowerBound)) {
                good = at;
            } else {
                bad = at;
            }
            if (good == grid.length) {
                at = Math.min(grid.length - 1, bad + step);
                step *= 2;
            } else if (bad == -1) {
                at = Math.max(0, good - step);
                step *= 2;
            } else {
                at = (bad + good) / 2;
            }
            if (good == grid.length && bad == grid.length - 1) {
                return null;
            }
            if (good == 0) {
                break;
            }
        }
        return measure(grid[good]);
    }

    private static boolean reaches(Point point, double target, boolean byLowerBound) {
        return (byLowerBound ? point.recall().low() : point.recall().value()) >= target;
    }

    private int nearest(int value) {
        int best = 0;
        for (int i = 1; i < grid.length; i++) {
            if (Math.abs(grid[i] - value) < Math.abs(grid[best] - value)) {
                best = i;
            }
        }
        return best;
    }

    /** Measures one value, or recalls what was measured. */
    Point measure(int parameter) throws SQLException {
        Point known = measured.get(parameter);
        if (known == null) {
            SearchRun run = laboratory.search(index, parameter, parameter, queries);
            known = new Point(parameter, RecallInterval.of(run.recalls(), k), run);
            measured.put(parameter, known);
        }
        return known;
    }

    /** Pages that a query reads with that value, by a few of the queries. */
    double pages(int parameter) throws SQLException {
        return laboratory.pages(index, parameter, parameter, queries.head(COUNTED_QUERIES).vectors());
    }

    /** Everything that was measured, ascending. */
    List<Point> points() {
        return List.copyOf(measured.values());
    }

    /** The value on the grid that lies nearest to a wish. */
    int onGrid(double wish) {
        return grid[nearest((int) Math.round(wish))];
    }
}
