package dev.plumbline.bench.vector;

import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.data.VectorColumn;
import dev.plumbline.vector.data.VectorRows;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.RowSource;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Footprint;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import dev.plumbline.vector.trial.SearchRun;
import dev.plumbline.vector.trial.TrialSession;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Rows and queries on a scratch server, for measuring anything independently of the advisor's own decisions. */
final class Bench implements AutoCloseable {

    static final int K = 10;

    private final ScratchDatabase database;
    private final Laboratory laboratory;
    private final QuerySet queries;

    Bench(ScratchServer server, float[][] rows, float[][] fresh) throws IOException {
        Sample sample = new Sample(VectorRows.of(rows), IntStream.range(0, rows.length).toArray(),
                new long[rows.length],
                fresh, fresh, new float[0][]);
        int threads = Runtime.getRuntime().availableProcessors();
        this.queries = QuerySet.of(fresh,
                ExactSearch.search(RowSource.of(rows), fresh, Metric.COSINE, K, threads).distances(), K);
        this.database = server.createDatabase();
        this.laboratory = Laboratory.open(database, sample, VectorColumn.ofFile(VectorType.VECTOR, rows[0].length),
                Metric.COSINE, K, Math.max(1, threads - 1));
    }

    BuiltIndex build(IndexSpec spec) throws BuildFailure {
        // As advised: more memory is not faster, a parallel build takes the time to allocate it.
        long memory = Footprint.buildMemory(spec, laboratory.rows()) * 11 / 10 + (16L << 20);
        return laboratory.build(spec, laboratory.rows(), Math.max(64L << 20, memory), Duration.ofHours(1));
    }

    void drop(BuiltIndex index) throws SQLException {
        laboratory.drop(index);
    }

    SearchRun search(BuiltIndex index, int parameter) throws SQLException {
        return laboratory.search(index, parameter, parameter, queries);
    }

    static Estimate recall(SearchRun run) {
        return RecallInterval.of(run.recalls(), K);
    }

    /** Medians of several settings that take turns, in milliseconds; the order of each round is another one. */
    double[] duel(List<BuiltIndex> indexes, int[] parameters) throws SQLException {
        int count = indexes.size();
        double[][] times = new double[count][0];
        List<TrialSession> sessions = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                sessions.add(laboratory.session(indexes.get(i), parameters[i], parameters[i]));
            }
            for (int round = 0; round < 40; round++) {
                int from = round * 25 % Math.max(1, queries.size() - 25);
                float[][] block = Arrays.copyOfRange(queries.vectors(), from, from + 25);
                for (int turn = 0; turn < count; turn++) {
                    int i = round % 2 == 0
                            ? (turn + round / 2) % count
                            : (2 * count - 1 - turn - round / 2 % count) % count;
                    times[i] = join(times[i], sessions.get(i).time(block, 3));
                }
            }
        } finally {
            for (TrialSession session : sessions) {
                session.close();
            }
        }
        return Arrays.stream(times).mapToDouble(millis -> Quantiles.quantile(millis, 0.5)).toArray();
    }

    private static double[] join(double[] head, double[] tail) {
        double[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    @Override
    public void close() {
        laboratory.close();
        database.close();
    }
}
