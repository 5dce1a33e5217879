package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.TrialSession;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Times the finalists against each other: in each round every one of them, in a fresh random order, answers the same block of queries on a
 * warm connection of its own, so that whatever else the machine does hits all of them alike.
 */
final class LatencyDuel {

    private static final int ROUNDS = 20;
    private static final int BLOCK = 25;
    private static final int LEAST_BLOCK = 3;
    /** A block of a slow candidate is cut to about this long. */
    private static final double BLOCK_MILLIS = 60;
    private static final int CLIENT_MILLIS = 1_500;

    private final Laboratory laboratory;
    private final float[][] queries;
    private final SplittableRandom random;
    private final Budget budget;
    private final ProgressListener progress;

    LatencyDuel(Laboratory laboratory, float[][] queries, long seed, Budget budget, ProgressListener progress) {
        this.laboratory = laboratory;
        this.queries = queries;
        this.random = new SplittableRandom(seed);
        this.budget = budget;
        this.progress = progress;
    }

    /** One who is timed: an index at a setting. */
    record Entry(BuiltIndex index, int parameter, double expectedMillis) {}

    /** Latencies of each entry, in the order given. */
    List<Trial.Latency> time(List<Entry> entries, int clients) throws SQLException {
        Map<Entry, TrialSession> sessions = new LinkedHashMap<>();
        Map<Entry, List<Double>> times = new LinkedHashMap<>();
        try {
            for (Entry entry : entries) {
                sessions.put(entry, laboratory.session(entry.index(), entry.parameter(), entry.parameter()));
                times.put(entry, new ArrayList<>());
            }
            for (int round = 0; round < ROUNDS && (round < 4 || budget.allows(0)); round++) {
                progress.progress(ProgressListener.Phase.LATENCY, round, ROUNDS,
                        "timing " + entries.size() + " finalists in turns");
                List<Entry> order = shuffled(entries);
                int start = round * BLOCK;
                for (Entry entry : order) {
                    int block = (int) Math.clamp(BLOCK_MILLIS / Math.max(entry.expectedMillis(), 1e-3), LEAST_BLOCK,
                            BLOCK);
                    float[][] asked = new float[block][];
                    for (int i = 0; i < block; i++) {
                        asked[i] = queries[(start + i) % queries.length];
                    }
                    List<Double> mine = times.get(entry);
                    TrialSession session = sessions.get(entry);
                    if (mine != null && session != null) {
                        Arrays.stream(session.time(asked, Math.min(3, block))).forEach(mine::add);
                    }
                }
            }
        } finally {
            for (TrialSession session : sessions.values()) {
                session.close();
            }
        }
        List<Trial.Latency> latencies = new ArrayList<>();
        for (Map.Entry<Entry, List<Double>> timed : times.entrySet()) {
            double[] millis = timed.getValue().stream().mapToDouble(Double::doubleValue).toArray();
            double throughput = clients == 1
                    ? 1_000 / Arrays.stream(millis).average().orElseThrow()
                    : throughput(timed.getKey(), clients);
            latencies.add(latency(millis, clients, throughput));
        }
        return latencies;
    }

    static Trial.Latency latency(double[] millis, int clients, double throughput) {
        Estimate median = Quantiles.median(millis);
        return new Trial.Latency(median, Quantiles.quantile(millis, 0.95), Quantiles.quantile(millis, 0.99),
                millis.length, clients, throughput);
    }

    private List<Entry> shuffled(List<Entry> entries) {
        List<Entry> order = new ArrayList<>(entries);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    /** Queries a second with that many clients at once, each on a connection of its own. */
    private double throughput(Entry entry, int clients) throws SQLException {
        List<TrialSession> sessions = new ArrayList<>();
        try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
            for (int i = 0; i < clients; i++) {
                sessions.add(laboratory.session(entry.index(), entry.parameter(), entry.parameter()));
            }
            long end = System.nanoTime() + CLIENT_MILLIS * 1_000_000L;
            long start = System.nanoTime();
            List<Future<Long>> running = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                TrialSession session = sessions.get(client);
                int first = client * 37;
                running.add(executor.submit(() -> {
                    long answered = 0;
                    while (System.nanoTime() < end) {
                        float[][] asked = new float[8][];
                        for (int i = 0; i < asked.length; i++) {
                            asked[i] = queries[(int) ((first + answered + i) % queries.length)];
                        }
                        session.time(asked, 0);
                        answered += asked.length;
                    }
                    return answered;
                }));
            }
            long answered = 0;
            for (Future<Long> client : running) {
                answered += client.get();
            }
            return answered / ((System.nanoTime() - start) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while timing", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SQLException cause
                    ? cause
                    : new SQLException("a client failed while timing", e.getCause());
        } finally {
            for (TrialSession session : sessions) {
                session.close();
            }
        }
    }
}
