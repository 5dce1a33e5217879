package dev.plumbline.vector.advise;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Laboratory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes contenders down as the trials of an advice. */
final class Trials {

    private Trials() {}

    /** Someone who left before the finals, or failed. */
    static Trial of(Contender contender, int sampled) {
        Contender.Observation last = contender.last();
        IndexSpec spec = last == null ? contender.candidate().at(sampled) : last.spec();
        Trial.Verdict verdict = contender.verdict() == null ? Trial.Verdict.RUNNER_UP : contender.verdict();
        List<Trial.SearchPoint> curve = last == null ? List.of() : List.of(point(last.point(), contender, null, false));
        return new Trial(spec, "", last == null ? null : last.build(), curve, null, verdict, contender.reason());
    }

    /** A finalist with its whole curve; the chosen point carries the latency of the duel. */
    static Trial of(Standing standing, Laboratory laboratory, float[] anyQuery, Trial.Verdict verdict, String reason)
            throws SQLException {
        Contender contender = standing.contender();
        BuiltIndex index = standing.index();
        List<Trial.SearchPoint> curve = new ArrayList<>();
        Trial.SearchPoint chosen = null;
        Tuner tuner = contender.tuner();
        for (Tuner.Point point : tuner == null ? List.<Tuner.Point>of() : tuner.points()) {
            boolean isChosen = point.parameter() == standing.chosen().parameter();
            boolean used = !contender.isExact()
                    && laboratory.plannerUses(index, point.parameter(), point.parameter(), anyQuery);
            Trial.SearchPoint written = point(point, contender, isChosen ? standing.latency() : null, used);
            curve.add(written);
            chosen = isChosen ? written : chosen;
        }
        return new Trial(index.spec(), index.ddl(), index.build(), curve, chosen, verdict, reason);
    }

    private static Trial.SearchPoint point(Tuner.Point point, Contender contender, Trial.@Nullable Latency latency,
            boolean plannerUsesIndex) {
        double[] recalls = point.run().recalls();
        double zero = (double) Arrays.stream(recalls).filter(r -> r == 0).count() / recalls.length;
        double[] millis = point.run().millis();
        Trial.Latency timed = latency != null
                ? latency
                : LatencyDuel.latency(millis, 1, 1_000 / Arrays.stream(millis).average().orElseThrow());
        return new Trial.SearchPoint(point.parameter(), contender.candidate().isReranked() ? point.parameter() : 0,
                point.recall(), recalls.length,
                Quantiles.quantile(recalls, 0.05), zero, timed, plannerUsesIndex);
    }

    /** Positions of trials that no other one beats in latency, size and build time at once. */
    static List<Integer> paretoFront(List<Trial> trials) {
        List<Integer> front = new ArrayList<>();
        for (int i = 0; i < trials.size(); i++) {
            double[] mine = costs(trials.get(i));
            if (mine == null) {
                continue;
            }
            boolean beaten = false;
            for (int j = 0; j < trials.size() && !beaten; j++) {
                double[] other = costs(trials.get(j));
                beaten = j != i && other != null && dominates(other, mine, j < i);
            }
            if (!beaten) {
                front.add(i);
            }
        }
        return front;
    }

    private static boolean dominates(double[] other, double[] mine, boolean first) {
        boolean better = first;
        for (int i = 0; i < mine.length; i++) {
            if (other[i] > mine[i]) {
                return false;
            }
            better |= other[i] < mine[i];
        }
        return better;
    }

    private static double @Nullable [] costs(Trial trial) {
        if (trial.chosen() == null || trial.chosen().latency() == null) {
            return null;
        }
        return new double[]{trial.chosen().latency().p50Millis().value(),
            trial.build() == null ? 0 : trial.build().bytes(),
            trial.build() == null ? 0 : trial.build().millis()};
    }
}
