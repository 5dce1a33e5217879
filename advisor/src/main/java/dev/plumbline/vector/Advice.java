package dev.plumbline.vector;

import java.util.List;

/**
 * The whole result of a run: the answer first, then everything it rests on.
 *
 * @param version of this structure; renderers and readers of the JSON may rely on it
 * @param question what was asked
 * @param trials every candidate that was measured, recommended one first
 * @param paretoFront indexes into {@code trials}: no other trial is better in latency, size and build time at once
 * @param warnings what a reader must know, one sentence each
 * @param seed reproduces every random choice but those inside the server's builds
 */
public record Advice(int version, Recommendation recommendation, Question question, Profile profile,
        SampleSummary sample, GroundTruth groundTruth,
        ServerFacts server, List<Trial> trials, List<Integer> paretoFront, List<RunnerUp> runnersUp,
        List<Pruned> pruned, List<String> warnings, long seed,
        double elapsedMillis) {

    public static final int VERSION = 1;

    public Advice {
        trials = List.copyOf(trials);
        paretoFront = List.copyOf(paretoFront);
        runnersUp = List.copyOf(runnersUp);
        pruned = List.copyOf(pruned);
        warnings = List.copyOf(warnings);
    }

    /** What was asked, as far as it shapes the answer. */
    public record Question(String source, Metric metric, int k, double targetRecall, double confidence, int sampleSize,
            int queryCount, double budgetMillis,
            Constraints constraints) {}
}
