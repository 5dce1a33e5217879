package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.ProgressListener.Phase;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Laboratory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at the winner twice more: a second build of it, since builds take no seed, and queries that nothing was decided by. */
final class Confirmation {

    private final Laboratory laboratory;
    private final Truths truths;
    private final AdviceRequest request;
    private final Budget budget;
    private final ProgressListener progress;
    private final long targetRows;
    private final float[][] timed;
    private final List<String> notes;

    Confirmation(Laboratory laboratory, Truths truths, AdviceRequest request, Budget budget, ProgressListener progress,
            long targetRows, float[][] timed, List<String> notes) {
        this.laboratory = laboratory;
        this.truths = truths;
        this.request = request;
        this.budget = budget;
        this.progress = progress;
        this.targetRows = targetRows;
        this.timed = timed;
        this.notes = notes;
    }

    /** The choice, with a search parameter that both looks agree to. */
    Chooser.Choice of(Chooser.Choice choice) throws SQLException, IOException {
        Standing standing = choice.standing();
        if (standing.contender().isExact()) {
            return choice;
        }
        int steady = Math.max(onSecondBuild(choice), onFreshQueries(standing));
        return steady > standing.chosen().parameter() ? raised(choice, steady) : choice;
    }

    /** The parameter that a second build of an HNSW winner asks for; the first build's own where there is no time for one. */
    private int onSecondBuild(Chooser.Choice choice) throws SQLException, IOException {
        Standing standing = choice.standing();
        int own = standing.chosen().parameter();
        Trial.@Nullable Build first = standing.index().build();
        if (first == null || choice.kept() || !standing.contender().isHnsw()
                || !budget.allows(1.5 * first.millis() + 2_000)) {
            return own;
        }
        progress.progress(Phase.CONFIRM, 0, 2, "building " + standing.index().spec().label() + " once more");
        try {
            BuiltIndex again = laboratory.build(standing.index().spec(), laboratory.rows(),
                    first.maintenanceWorkMemBytes(), budget.left().multipliedBy(2));
            Tuner second = new Tuner(laboratory, again, truths.of(laboratory.rows()).confirm(), request.k());
            Tuner.Point same = second.measure(own);
            notes.add(Words.say(
                    "A second build of it gave recall %s at the same setting (measured): builds differ, and both must reach the target.",
                    Words.recall(same.recall())));
            Tuner.Point enough = same.recall().low() >= request.targetRecall()
                    ? same
                    : second.leastByLowerBound(request.targetRecall(), own);
            laboratory.drop(again);
            return enough == null ? own : enough.parameter();
        } catch (BuildFailure e) {
            notes.add("A second build of it was begun and not finished: " + e.reason() + ".");
            return own;
        }
    }

    /** The parameter whose recall on the queries that were kept back reaches the target. */
    private int onFreshQueries(Standing standing) throws SQLException, IOException {
        int own = standing.chosen().parameter();
        if (!truths.hasFresh()) {
            return own;
        }
        progress.progress(Phase.CONFIRM, 1, 2, "asking queries that nothing was decided by");
        Tuner fresh = new Tuner(laboratory, standing.index(), truths.fresh(), request.k());
        Tuner.Point same = fresh.measure(own);
        notes.add(Words.say("%d further queries, kept back until the choice was made, gave recall %s (measured)%s.",
                same.run().recalls().length, Words.recall(same.recall()),
                same.recall().value() < request.targetRecall()
                        ? ": the search value was raised until they reach the target too"
                        : ""));
        Tuner.Point enough = fresh.leastByMean(request.targetRecall(), own);
        return enough == null ? own : enough.parameter();
    }

    private Chooser.Choice raised(Chooser.Choice choice, int parameter) throws SQLException {
        Standing standing = choice.standing();
        Contender contender = standing.contender();
        Tuner tuner = contender.tuner();
        if (tuner == null) {
            return choice;
        }
        Tuner.Point point = tuner.measure(parameter);
        contender.choose(point);
        LatencyDuel.Entry entry = new LatencyDuel.Entry(standing.index(), parameter,
                standing.latency().p50Millis().value());
        Trial.Latency latency = new LatencyDuel(laboratory, timed, request.seed(), budget,
                ProgressListener.silent())
                .time(List.of(entry), request.clients()).getFirst();
        Standing steadier = new Standing(contender, standing.index(), point, latency,
                new Predictor(contender, point, latency, laboratory.rows()).at(targetRows));
        return new Chooser.Choice(steadier, choice.kept(), choice.withinLimits(), choice.why());
    }
}
