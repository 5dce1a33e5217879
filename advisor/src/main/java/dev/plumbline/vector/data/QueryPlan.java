package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.simd.Distances;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How many queries a run asks.
 *
 * @param screen queries that search parameters are first looked for with
 * @param confirm other queries, which decide
 * @param fresh queries that are kept back to look at the winner, and at its index over all rows
 */
public record QueryPlan(int screen, int confirm, int fresh) {

    private static final int SCREEN = 200;
    private static final int FRESH = 300;
    private static final int MOST_CONFIRM = 5_000;
    private static final int LEAST = 40;

    /** What the request asks for; a recall close to one takes more queries than the default to be told from a lower one. */
    public static QueryPlan of(AdviceRequest request) {
        double misses = 1 - request.targetRecall();
        int needed = misses > 0 ? (int) Math.min(MOST_CONFIRM, Math.ceil(20 / misses)) : request.queryCount();
        int confirm = Math.max(request.queryCount(), needed);
        return new QueryPlan(Math.min(SCREEN, confirm), confirm, Math.min(confirm, Math.max(FRESH, needed / 2)));
    }

    int total() {
        return screen + confirm + fresh;
    }

    /**
     * Takes queries out of drawn rows (or out of logged queries, where there are some) and makes the sample.
     *
     * @param byKey drawn rows, in the random order of their keys
     * @param logged logged queries; empty to hold out rows
     */
    public Sample split(String source, List<KeyedReservoir.Drawn> byKey, List<float[]> logged, AdviceRequest request) {
        requireVariety(source, byKey, request);
        if (!logged.isEmpty()) {
            return withLogged(source, byKey, logged, request);
        }
        int room = Math.max(LEAST, byKey.size() / 5);
        int queries = Math.min(total(), room);
        if (byKey.size() - queries < request.k() || byKey.size() < 2 * LEAST) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, source + ": " + byKey.size()
                    + " rows are too few to measure the " + request.k()
                    + " nearest on, with " + LEAST
                    + " rows held out as queries; below some thousand rows no index is needed, an exact scan is fast");
        }
        int deciding = Math.min(screen + confirm, queries);
        int screened = screened(deciding);
        List<KeyedReservoir.Drawn> kept = new ArrayList<>(byKey);
        if (request.metric() == Metric.COSINE) {
            // A zero vector has no direction to look in.
            moveBack(kept, queries);
        }
        int rows = Math.min(kept.size(), request.sampleSize() + queries);
        return Sample.split(kept.subList(0, rows), screened, deciding - screened, queries - deciding);
    }

    /** How many of the queries that decide are for the screening. */
    private int screened(int deciding) {
        return (int) Math.max(LEAST / 2.0, (double) deciding * screen / (screen + confirm));
    }

    private Sample withLogged(String source, List<KeyedReservoir.Drawn> byKey, List<float[]> logged,
            AdviceRequest request) {
        if (byKey.size() < request.k()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    source + " has " + byKey.size() + " rows, fewer than k = " + request.k());
        }
        if (logged.size() < LEAST) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "there are " + logged.size() + " logged queries; an interval needs at least " + LEAST);
        }
        int dimensions = byKey.getFirst().vector().length;
        for (float[] query : logged) {
            if (query.length != dimensions) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        "the logged queries have " + query.length + " dimensions and the rows " + dimensions
                                + "; they must come from the same model");
            }
        }
        int asked = Math.min(total(), logged.size());
        int deciding = Math.min(screen + confirm, asked);
        int screened = screened(deciding);
        Sample rows = Sample.split(byKey.subList(0, Math.min(byKey.size(), request.sampleSize())), 0, 0, 0);
        return new Sample(rows.rows(), rows.ranks(), rows.flags(), logged.subList(0, screened).toArray(float[][]::new),
                logged.subList(screened, deciding).toArray(float[][]::new),
                logged.subList(deciding, asked).toArray(float[][]::new));
    }

    private static void moveBack(List<KeyedReservoir.Drawn> rows, int queries) {
        for (int i = 0; i < queries; i++) {
            int from = i;
            while (from < rows.size() && Distances.norm(rows.get(from).vector()) == 0) {
                from++;
            }
            if (from > i && from < rows.size()) {
                Collections.swap(rows, i, from);
            }
        }
    }

    private static void requireVariety(String source, List<KeyedReservoir.Drawn> rows, AdviceRequest request) {
        if (rows.isEmpty()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    source + " holds no vectors; the advisor needs rows to measure on");
        }
        if (rows.size() < request.k()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    source + " has " + rows.size() + " rows, fewer than k = " + request.k()
                            + "; take a smaller k or more rows");
        }
        float[] first = rows.getFirst().vector();
        if (rows.size() > 1 && rows.stream().allMatch(row -> Arrays.equals(row.vector(), first))) {
            boolean zero = Distances.norm(first) == 0;
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    source + ": all " + rows.size() + " vectors are " + (zero ? "zero" : "identical")
                            + ", so that nothing is nearer than anything else; check the job that writes them");
        }
        if (request.metric().isBinary() && rows.stream().limit(100).anyMatch(row -> !isBits(row.vector()))) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    source + ": " + request.metric().label()
                            + " compares bit strings, and these vectors have other numbers than 0 and 1;"
                            + " use cosine, l2, ip or l1");
        }
    }

    private static boolean isBits(float[] vector) {
        for (float value : vector) {
            if (value != 0 && value != 1) {
                return false;
            }
        }
        return true;
    }
}
