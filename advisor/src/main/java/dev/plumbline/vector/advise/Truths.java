package dev.plumbline.vector.advise;

import dev.plumbline.vector.Metric;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.Neighbours;
import dev.plumbline.vector.simd.RowSource;
import dev.plumbline.vector.trial.QuerySet;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Exact neighbours for every subsample that trials run on, each found once. */
final class Truths {

    /** Queries of both kinds, scored against the same rows. */
    record Both(QuerySet screen, QuerySet confirm) {}

    private final Sample sample;
    private final Metric metric;
    private final int k;
    private final int threads;
    private final Map<Integer, Both> byRows = new HashMap<>();
    private final Map<Integer, QuerySet> fresh = new HashMap<>();

    Truths(Sample sample, Metric metric, int k, int threads) {
        this.sample = sample;
        this.metric = metric;
        this.k = k;
        this.threads = threads;
    }

    /** The queries as the subsample of that many rows answers them. */
    Both of(int rows) throws IOException {
        Both known = byRows.get(rows);
        if (known == null) {
            known = split(search(sample.rows().subset(sample.subsample(rows))));
            byRows.put(rows, known);
        }
        return known;
    }

    /** The pass over the whole sample, with its measurements. */
    Neighbours whole() throws IOException {
        Neighbours found = search(sample.rows());
        byRows.put(sample.size(), split(found));
        return found;
    }

    /** Whether there are queries that were kept back. */
    boolean hasFresh() {
        return sample.fresh().length > 0;
    }

    /** The queries that were kept back, as the subsample of that many rows answers them; there are some. */
    QuerySet fresh(int rows) throws IOException {
        QuerySet known = fresh.get(rows);
        if (known == null) {
            RowSource among = rows == sample.size() ? sample.rows() : sample.rows().subset(sample.subsample(rows));
            known = QuerySet.of(sample.fresh(),
                    ExactSearch.search(among, sample.fresh(), metric, k, threads).distances(), k);
            fresh.put(rows, known);
        }
        return known;
    }

    private Neighbours search(RowSource rows) throws IOException {
        float[][] queries = Arrays.copyOf(sample.screen(), sample.screen().length + sample.confirm().length);
        System.arraycopy(sample.confirm(), 0, queries, sample.screen().length, sample.confirm().length);
        return ExactSearch.search(rows, queries, metric, k, threads);
    }

    private Both split(Neighbours found) {
        int screened = sample.screen().length;
        double[][] distances = found.distances();
        return new Both(QuerySet.of(sample.screen(), Arrays.copyOf(distances, screened), k),
                QuerySet.of(sample.confirm(), Arrays.copyOfRange(distances, screened, distances.length), k));
    }
}
