package dev.plumbline.vector.advise;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.trial.BuiltIndex;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A candidate on its way through the contest: what was observed at each size, and what became of it. Not safe for several threads. */
final class Contender {

    /**
     * What was observed at one size.
     *
     * @param point the setting that reached the target, or the greatest one
     * @param reached whether it did
     * @param p50Millis median time of the queries that found this out
     * @param p25Millis their lower quartile
     * @param curve misses over the search parameter on the confirming queries; empty where nothing is carried over to more rows
     * @param byLowerBound true when the lower bound on the confirming queries decided, false when the mean on the screening ones
     */
    record Observation(int rows, IndexSpec spec, Trial.@Nullable Build build, Tuner.Point point, boolean reached,
            double p50Millis, double p25Millis,
            boolean byLowerBound, List<CurvePoint> curve) {

        Observation {
            curve = List.copyOf(curve);
        }
    }

    private final Candidate candidate;
    private final List<Observation> observations = new ArrayList<>();
    private @Nullable BuiltIndex built;
    private @Nullable Tuner tuner;
    private Tuner.@Nullable Point chosen;
    private @Nullable String out;
    private Trial.@Nullable Verdict verdict;

    private final Prior prior;

    Contender(Candidate candidate, Prior prior) {
        this.candidate = candidate;
        this.prior = prior;
    }

    Prior prior() {
        return prior;
    }

    Candidate candidate() {
        return candidate;
    }

    List<Observation> observations() {
        return observations;
    }

    @Nullable
    Observation last() {
        return observations.isEmpty() ? null : observations.getLast();
    }

    void observe(Observation observation) {
        observations.add(observation);
    }

    /** Leaves the contest. */
    void leave(Trial.Verdict why, String reason) {
        this.verdict = why;
        this.out = reason;
    }

    boolean isIn() { return out == null; }

    String reason() {
        return out == null ? "" : out;
    }

    Trial.@Nullable Verdict verdict() {
        return verdict;
    }

    /** Keeps the index of the full sample for the finals. */
    void keep(BuiltIndex index, Tuner tunerOfIndex, Tuner.@Nullable Point point) {
        this.built = index;
        this.tuner = tunerOfIndex;
        this.chosen = point;
    }

    @Nullable
    BuiltIndex built() {
        return built;
    }

    @Nullable
    Tuner tuner() {
        return tuner;
    }

    Tuner.@Nullable Point chosen() {
        return chosen;
    }

    void choose(Tuner.Point point) {
        this.chosen = point;
    }

    boolean isExact() { return candidate instanceof Candidate.Exact; }

    boolean isExisting() { return candidate instanceof Candidate.Existing; }

    boolean isHnsw() { return candidate.at(1) instanceof IndexSpec.Hnsw; }
}
