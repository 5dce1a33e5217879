package dev.plumbline.vector;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole result of a run: the answer first, then everything it rests on.
 *
 * @param version of this structure; renderers and readers of the JSON may rely on it
 * @param question what was asked
 * @param trials every candidate that was measured, recommended one first
 * @param paretoFront indexes into {@code trials}: no other trial is better in latency, size and build time at once
 * @param warnings what a reader must know, one sentence each
 * @param seed reproduces every random choice but those inside the server's builds
 * @param coldStart the recommendation on a cold cache; null where the cache cannot be emptied, or nothing was built
 * @param validation the recommendation over all rows; null when that was not asked for
 */
public record Advice(int version, Recommendation recommendation, Question question, Profile profile,
        SampleSummary sample, GroundTruth groundTruth,
        ServerFacts server, List<Trial> trials, List<Integer> paretoFront, List<RunnerUp> runnersUp,
        List<Pruned> pruned, List<String> warnings, long seed,
        double elapsedMillis, @Nullable ColdStart coldStart, @Nullable Validation validation) {

    public static final int VERSION = 1;

    public Advice {
        trials = List.copyOf(trials);
        paretoFront = List.copyOf(paretoFront);
        runnersUp = List.copyOf(runnersUp);
        pruned = List.copyOf(pruned);
        warnings = List.copyOf(warnings);
    }

    /** The same with what became of the recommendation over all rows. */
    public Advice validated(Validation found, Recommendation revised) {
        return new Advice(version, revised, question, profile, sample, groundTruth, server, trials, paretoFront,
                runnersUp, pruned, warnings, seed, elapsedMillis, coldStart, found);
    }

    /** The same with one more warning. */
    public Advice warned(String warning) {
        return new Advice(version, recommendation, question, profile, sample, groundTruth, server, trials, paretoFront,
                runnersUp, pruned, Stream.concat(warnings.stream(), Stream.of(warning)).toList(), seed, elapsedMillis,
                coldStart, validation);
    }

    /** What was asked, as far as it shapes the answer. */
    public record Question(String source, Metric metric, int k, double targetRecall, double confidence, int sampleSize,
            int queryCount, double budgetMillis,
            Constraints constraints) {}
}
