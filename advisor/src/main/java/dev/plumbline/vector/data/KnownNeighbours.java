package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.simd.Distances;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Node;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The queries that a file in the layout of ann-benchmarks brings along ({@code test}), and a check of its {@code neighbors}: while all rows stream by,
 * the exact neighbours of some queries are found in float64 and compared by distance. Neighbours that disagree mean a damaged file, or another
 * metric than the one that was asked for.
 *
 * @see <a href="https://github.com/erikbern/ann-benchmarks">ann-benchmarks</a>
 */
final class KnownNeighbours {

    private static final int CHECKED_QUERIES = 10;
    private static final double LEAST_AGREEMENT = 0.99;
    private static final double EPSILON = 1e-3;

    private final String source;
    private final Metric metric;
    private final List<float[]> queries;
    private final int[][] neighbours;
    private final List<PriorityQueue<Double>> nearest = new ArrayList<>();
    private final List<Map<Integer, Double>> found = new ArrayList<>();

    private KnownNeighbours(String source, Metric metric, List<float[]> queries, int[][] neighbours) {
        this.source = source;
        this.metric = metric;
        this.queries = queries;
        this.neighbours = neighbours;
        for (int[] wanted : neighbours) {
            nearest.add(new PriorityQueue<>(wanted.length + 1, Collections.reverseOrder()));
            Map<Integer, Double> distances = new HashMap<>();
            for (int id : wanted) {
                distances.put(id, Double.NaN);
            }
            found.add(distances);
        }
    }

    /** The neighbours in a file, for at most k; null where it has no queries or no neighbours of its own. */
    static @Nullable KnownNeighbours in(Path path, Metric metric, int k) throws IOException {
        String source = String.valueOf(path.getFileName());
        try (HdfFile file = Hdf5Reader.open(source, path)) {
            Node test = file.getChild("test");
            Node neighbours = file.getChild("neighbors");
            if (!(test instanceof Dataset) || !(neighbours instanceof Dataset ids)
                    || ids.getDimensionsAsLong().length != 2) {
                return null;
            }
            requireMetric(source, file.getAttribute("distance"), metric);
            long[] shape = ids.getDimensionsAsLong();
            int checked = (int) Math.min(CHECKED_QUERIES, shape[0]);
            int width = (int) Math.min(k, shape[1]);
            int[][] head = ids(source, ids.getData(new long[]{0, 0}, new int[]{checked, width}));
            List<float[]> queries = new ArrayList<>();
            try (Hdf5Reader reader = Hdf5Reader.queries(source, path)) {
                for (int i = 0; i < checked; i++) {
                    float[] query = reader.next();
                    if (query == null) {
                        throw BadInput.of(source, "has neighbours of " + shape[0] + " queries, and only " + i
                                + " queries; fetch the file again");
                    }
                    queries.add(query);
                }
            }
            return new KnownNeighbours(source, metric, queries, head);
        } catch (PlumblineException e) {
            throw e;
        } catch (RuntimeException e) {
            throw Hdf5Reader.unreadable(source, e);
        }
    }

    private static void requireMetric(String source, @Nullable Attribute distance, Metric metric) {
        String name = distance == null ? "" : String.valueOf(distance.getData()).toLowerCase(Locale.ROOT);
        Metric meant = switch (name) {
            case "angular", "cosine" -> Metric.COSINE;
            case "euclidean", "l2" -> Metric.L2;
            case "hamming" -> Metric.HAMMING;
            case "jaccard" -> Metric.JACCARD;
            case "ip", "dot" -> Metric.INNER_PRODUCT;
            default -> metric;
        };
        if (meant != metric) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, source + ": its neighbours are by " + name
                    + " distance, and " + metric.label() + " was asked for; use --metric " + meant.label()
                    + ", or name queries of your own with --query-file");
        }
    }

    private static int[][] ids(String source, Object values) {
        return switch (values) {
            case int[][] already -> already;
            case long[][] wide -> {
                int[][] narrow = new int[wide.length][];
                for (int i = 0; i < wide.length; i++) {
                    narrow[i] = new int[wide[i].length];
                    for (int j = 0; j < wide[i].length; j++) {
                        narrow[i][j] = Math.toIntExact(wide[i][j]);
                    }
                }
                yield narrow;
            }
            default -> throw BadInput.of(source, "\"neighbors\" holds no integers; expected row numbers from zero");
        };
    }

    /** Looks at the row at a position. */
    void offer(long position, float[] row) {
        for (int query = 0; query < neighbours.length; query++) {
            double distance = Distances.distance(metric, queries.get(query), row);
            if (Double.isNaN(distance)) {
                continue;
            }
            found.get(query).computeIfPresent((int) position, (id, unknown) -> distance);
            PriorityQueue<Double> worstFirst = nearest.get(query);
            worstFirst.add(distance);
            if (worstFirst.size() > neighbours[query].length) {
                worstFirst.remove();
            }
        }
    }

    /** How many queries are checked. */
    int checked() {
        return neighbours.length;
    }

    /**
     * The share of the file's neighbours that are as near as ours, after the last row.
     *
     * @throws PlumblineException when they are not the nearest rows
     */
    double agreement() {
        int agreed = 0;
        int all = 0;
        for (int query = 0; query < neighbours.length; query++) {
            double last = nearest.get(query).isEmpty() ? Double.NaN : nearest.get(query).element();
            double reach = last + EPSILON * Math.min(1, Math.abs(last)) + 1e-9;
            for (int id : neighbours[query]) {
                all++;
                agreed += found.get(query).getOrDefault(id, Double.NaN) <= reach ? 1 : 0;
            }
        }
        double share = (double) agreed / Math.max(1, all);
        if (share < LEAST_AGREEMENT) {
            throw BadInput.of(source, String.format(Locale.ROOT,
                    "of its neighbours %.1f %% are the nearest rows by %s (%d queries looked at); the file is damaged, or it was made for another metric (--metric)",
                    share * 100, metric.label(), neighbours.length));
        }
        return share;
    }
}
