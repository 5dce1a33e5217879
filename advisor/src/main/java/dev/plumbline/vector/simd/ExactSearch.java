package dev.plumbline.vector.simd;

import dev.plumbline.vector.Metric;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * Exact k nearest neighbours of many queries: a blocked SIMD pass in float32 finds a few more candidates than are wanted, and float64
 * distances order them. Rows stream through in chunks, so that they may be more than memory holds; the queries are resident.
 *
 * <p>The pass is a matrix product at heart (see {@link TileKernel}): each thread packs a panel of rows once and runs it against all
 * queries, comparing a register of results with the worst kept candidate at a time. For l2 the rows are shifted by their
 * mean, which changes no distance and keeps |x|² - 2xy from cancelling.
 */
public final class ExactSearch {

    /** Candidates beyond k, for float64 to decide on. */
    private static final int SLACK = 16;
    /** Panels that a thread takes at once. */
    private static final int CHUNK_PANELS = 64;
    private static final int LANES = TileKernel.SPECIES.length();
    private static final int ROWS = TileKernel.ROWS;
    private static final int QUERIES = TileKernel.QUERIES;

    private final RowSource rows;
    private final Metric metric;
    private final int k;
    private final int threads;
    private final float[][] queries;
    private final PackedQueries packed;
    private final float[] shift;

    private ExactSearch(RowSource rows, float[][] queries, Metric metric, int k, int threads) throws IOException {
        this.rows = rows;
        this.queries = queries;
        this.metric = metric;
        this.k = k;
        this.threads = threads;
        this.shift = metric == Metric.L2 ? mean(rows) : new float[rows.dimensions()];
        this.packed = PackedQueries.of(queries, metric, shift);
    }

    /**
     * Finds the k nearest rows of each query; fewer where there are fewer rows with a distance.
     *
     * @param threads threads to use, at least one
     */
    public static Neighbours search(RowSource rows, float[][] queries, Metric metric, int k, int threads)
            throws IOException {
        if (k < 1 || threads < 1 || queries.length == 0 || rows.rows() == 0) {
            throw new IllegalArgumentException(
                    "k " + k + ", threads " + threads + ", queries " + queries.length + ", rows " + rows.rows());
        }
        return new ExactSearch(rows, queries, metric, k, threads).run();
    }

    /** A description of the instructions in use. */
    public static String kernel(int threads) {
        return TileKernel.SPECIES.vectorBitSize() + "-bit FMA, " + QUERIES + "x" + ROWS + " tiles, " + threads
                + (threads == 1 ? " thread" : " threads");
    }

    private Neighbours run() throws IOException {
        long start = System.nanoTime();
        int chunkRows = CHUNK_PANELS * ROWS;
        int chunks = (rows.rows() + chunkRows - 1) / chunkRows;
        AtomicInteger nextChunk = new AtomicInteger();
        TopK found = inParallel(() -> {
            TopK mine = new TopK(queries.length, k + SLACK);
            for (int chunk = nextChunk.getAndIncrement(); chunk < chunks; chunk = nextChunk.getAndIncrement()) {
                scan(chunk * chunkRows, Math.min(chunkRows, rows.rows() - chunk * chunkRows), mine);
            }
            return mine;
        });
        int[][] ids = new int[queries.length][];
        double[][] distances = new double[queries.length][];
        int rechecked = 0;
        for (int query = 0; query < queries.length; query++) {
            rechecked += order(query, found, ids, distances) ? 1 : 0;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double operations = (metric == Metric.L1 ? 3.0 : 2.0) * rows.rows() * queries.length * rows.dimensions();
        return new Neighbours(ids, distances, rechecked, seconds * 1e3, operations / seconds / 1e9);
    }

    private interface Work {
        TopK run() throws IOException;
    }

    private TopK inParallel(Work work) throws IOException {
        if (threads == 1) {
            return work.run();
        }
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<TopK>> parts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                parts.add(executor.submit(work::run));
            }
            TopK all = parts.getFirst().get();
            for (Future<TopK> part : parts.subList(1, parts.size())) {
                all.merge(part.get());
            }
            return all;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while searching exact neighbours", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void scan(int from, int count, TopK into) throws IOException {
        float[][] chunk = new float[count][];
        rows.read(from, count, chunk);
        int dimensions = rows.dimensions();
        float[] panel = new float[dimensions * ROWS];
        float[] rowTerm = new float[ROWS];
        float[] tile = new float[QUERIES * ROWS];
        for (int start = 0; start < count; start += ROWS) {
            int filled = Math.min(ROWS, count - start);
            pack(chunk, start, filled, panel, rowTerm);
            for (int group = 0; group * QUERIES < queries.length; group++) {
                int at = group * QUERIES * dimensions;
                if (metric == Metric.L1) {
                    TileKernel.taxicab(panel, packed.groups(), at, dimensions, tile);
                } else {
                    TileKernel.dot(panel, packed.groups(), at, dimensions, tile);
                }
                collect(tile, rowTerm, group * QUERIES, from + start, into);
            }
        }
    }

    /** Transposes rows into the panel, normalised for cosine and shifted for l2; rows without a distance get an infinite term. */
    private void pack(float[][] chunk, int start, int filled, float[] panel, float[] rowTerm) {
        int dimensions = rows.dimensions();
        float[] scale = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            if (row >= filled) {
                rowTerm[row] = Float.POSITIVE_INFINITY;
                continue;
            }
            float[] vector = chunk[start + row];
            double squared = switch (metric) {
                case COSINE, HAMMING, JACCARD -> Distances.dot(vector, vector);
                case L2 -> shiftedSquare(vector);
                case INNER_PRODUCT, L1 -> 0;
            };
            scale[row] = metric == Metric.COSINE && squared > 0 ? (float) (1 / Math.sqrt(squared)) : 1;
            rowTerm[row] = metric == Metric.COSINE ? squared == 0 ? Float.POSITIVE_INFINITY : 0 : (float) squared;
        }
        for (int d = 0; d < dimensions; d++) {
            int at = d * ROWS;
            float away = shift[d];
            for (int row = 0; row < filled; row++) {
                panel[at + row] = (chunk[start + row][d] - away) * scale[row];
            }
        }
    }

    private double shiftedSquare(float[] vector) {
        double sum = 0;
        for (int d = 0; d < vector.length; d++) {
            float shifted = vector[d] - shift[d];
            sum += (double) shifted * shifted;
        }
        return sum;
    }

    /** Turns sums into keys that ascend with the distance, and offers those below the threshold. */
    private void collect(float[] tile, float[] rowTerm, int firstQuery, int firstRow, TopK into) {
        int last = Math.min(QUERIES, queries.length - firstQuery);
        float factor = switch (metric) {
            case L2, HAMMING -> -2;
            case COSINE, INNER_PRODUCT -> -1;
            case L1, JACCARD -> 1;
        };
        for (int query = 0; query < last; query++) {
            for (int half = 0; half < ROWS; half += LANES) {
                FloatVector sums = FloatVector.fromArray(TileKernel.SPECIES, tile, query * ROWS + half);
                FloatVector term = FloatVector.fromArray(TileKernel.SPECIES, rowTerm, half);
                FloatVector keys = metric == Metric.JACCARD
                        ? jaccard(sums, term, packed.squares()[firstQuery + query])
                        : sums.lanewise(VectorOperators.FMA, FloatVector.broadcast(TileKernel.SPECIES, factor), term);
                VectorMask<Float> better = keys.lt(into.threshold(firstQuery + query));
                if (better.anyTrue()) {
                    for (int lane = 0; lane < LANES; lane++) {
                        if (better.laneIsSet(lane)) {
                            into.offer(firstQuery + query, keys.lane(lane), firstRow + half + lane);
                        }
                    }
                }
            }
        }
    }

    private static FloatVector jaccard(FloatVector common, FloatVector rowSquares, float querySquare) {
        // Two empty bit strings have nothing in common; the added tiny number keeps 0/0 from appearing and changes no order.
        FloatVector keys = common.neg().div(rowSquares.add(querySquare).sub(common).add(1e-20f));
        return keys.blend(Float.POSITIVE_INFINITY, rowSquares.eq(Float.POSITIVE_INFINITY));
    }

    /** Orders the candidates of one query in float64. True when float32 had not settled which are the k nearest. */
    private boolean order(int query, TopK found, int[][] ids, double[][] distances) throws IOException {
        int[] candidates = found.ids(query);
        double[] exact = new double[candidates.length];
        float[][] row = new float[1][];
        for (int i = 0; i < candidates.length; i++) {
            rows.read(candidates[i], 1, row);
            exact[i] = Distances.distance(metric, queries[query], row[0]);
        }
        int[] order = sorted(candidates, exact);
        int kept = Math.min(k, order.length);
        boolean open = order.length > kept
                && exact[order[kept]] - exact[order[kept - 1]] <= resolution(exact[order[kept - 1]]);
        if (open && exact[order[order.length - 1]] - exact[order[kept - 1]] <= resolution(exact[order[kept - 1]])
                && rows.rows() > order.length) {
            // The whole slack is one tie: rows that float32 left out may be as near or nearer. Look at every row.
            candidates = IntStream.range(0, rows.rows()).toArray();
            exact = everyDistance(queries[query]);
            order = sorted(candidates, exact);
        }
        ids[query] = new int[kept];
        distances[query] = new double[kept];
        for (int i = 0; i < kept; i++) {
            ids[query][i] = candidates[order[i]];
            distances[query][i] = exact[order[i]];
        }
        return open;
    }

    /** How far two float32 results of this size may be off, generously. */
    private double resolution(double distance) {
        return 8e-7 * Math.sqrt(rows.dimensions()) * Math.max(1e-3, Math.abs(distance));
    }

    private double[] everyDistance(float[] query) throws IOException {
        double[] all = new double[rows.rows()];
        float[][] row = new float[1][];
        for (int i = 0; i < all.length; i++) {
            rows.read(i, 1, row);
            double distance = Distances.distance(metric, query, row[0]);
            all[i] = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
        }
        return all;
    }

    private static int[] sorted(int[] candidates, double[] distances) {
        return IntStream.range(0, distances.length).boxed()
                .sorted((a, b) -> distances[a] != distances[b]
                        ? Double.compare(distances[a], distances[b])
                        : Integer.compare(candidates[a], candidates[b]))
                .mapToInt(Integer::intValue).toArray();
    }

    private static float[] mean(RowSource rows) throws IOException {
        int count = Math.min(rows.rows(), 1_000);
        float[][] head = new float[count][];
        rows.read(0, count, head);
        double[] sum = new double[rows.dimensions()];
        for (float[] row : head) {
            for (int d = 0; d < sum.length; d++) {
                sum[d] += row[d];
            }
        }
        float[] mean = new float[sum.length];
        for (int d = 0; d < mean.length; d++) {
            mean[d] = (float) (sum[d] / count);
        }
        return mean;
    }
}
