package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.ProgressListener.Phase;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import dev.plumbline.vector.trial.SearchRun;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the winner again: with the queries that nothing was decided by, on a second build, since builds take no seed, and on rows in another order, where
 * there is time for it.
 */
final class Confirmation {

    /** A build on the same rows may take this much longer. */
    private static final double AGAIN = 1.3;
    private static final double SEARCH_MILLIS = 2_000;
    /** What only adds to the report takes no more than this share of the budget, all before it counted. */
    private static final double SPREAD_SHARE = 0.5;

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

    /** The choice, with a search parameter that all looks agree to. */
    Chooser.Choice of(Chooser.Choice choice, List<Standing> standings) throws SQLException, IOException {
        Standing standing = choice.standing();
        if (standing.contender().isExact()) {
            return choice;
        }
        if (!budget.allows(SEARCH_MILLIS)) {
            budget.skipped("the queries that were kept back, and a second build of the winner");
            return choice;
        }
        int rows = standing.index().rows();
        QuerySet queries = truths.hasFresh()
                ? truths.of(rows).confirm().and(truths.fresh(rows))
                : truths.of(rows).confirm();
        if (truths.hasFresh()) {
            tellFresh(standing);
        }
        progress.progress(Phase.CONFIRM, 1, 3, "asking queries that nothing was decided by");
        Tuner tuner = new Tuner(laboratory, standing.index(), queries, request.k());
        int own = standing.chosen().parameter();
        Tuner.Point enough = tuner.leastByLowerBound(request.targetRecall(), own);
        int least = enough == null ? tuner.points().getLast().parameter() : enough.parameter();
        Tuner.@Nullable Point second = onSecondBuild(choice, queries, least);
        spread(standings);
        return with(choice, tuner,
                second == null ? tuner.measure(least) : ofBoth(tuner.measure(second.parameter()), second));
    }

    private void tellFresh(Standing standing) throws SQLException, IOException {
        Tuner fresh = new Tuner(laboratory, standing.index(), truths.fresh(standing.index().rows()), request.k());
        Tuner.Point same = fresh.measure(standing.chosen().parameter());
        notes.add(Words.say(
                "%d further queries, kept back until the choice was made, gave recall %s at %d (measured); the search value was then set by all queries together.",
                same.run().recalls().length, Words.recall(same.recall()), same.parameter()));
    }

    /** The recall of a build as such: the one that was chosen looks a little better than it is, the other one does not. */
    private Tuner.Point ofBoth(Tuner.Point first, Tuner.Point second) {
        double[] recalls = first.run().recalls().clone();
        for (int query = 0; query < recalls.length; query++) {
            recalls[query] = (recalls[query] + second.run().recalls()[query]) / 2;
        }
        return new Tuner.Point(first.parameter(), RecallInterval.of(recalls, request.k()),
                new SearchRun(recalls, first.run().millis()));
    }

    /** What a second build of an HNSW winner needs, at the parameter of the first one or a greater one; null without a second build. */
    private Tuner.@Nullable Point onSecondBuild(Chooser.Choice choice, QuerySet queries, int own) throws SQLException {
        Standing standing = choice.standing();
        Trial.@Nullable Build first = standing.index().build();
        if (first == null || choice.kept() || !standing.contender().isHnsw()) {
            return null;
        }
        if (!budget.allows(AGAIN * first.millis() + SEARCH_MILLIS)) {
            budget.skipped("a second build of the winner");
            return null;
        }
        progress.progress(Phase.CONFIRM, 2, 3, "building " + standing.index().spec().label() + " once more");
        try {
            BuiltIndex again = laboratory.build(standing.index().spec(), standing.index().rows(),
                    first.maintenanceWorkMemBytes(), budget.left());
            Tuner second = new Tuner(laboratory, again, queries, request.k());
            Tuner.Point same = second.measure(own);
            notes.add(Words.say(
                    "A second build of it gave recall %s at %d (measured): builds differ, and both must reach the target.",
                    Words.recall(same.recall()), own));
            Tuner.Point enough = same.recall().low() >= request.targetRecall()
                    ? same
                    : second.leastByLowerBound(request.targetRecall(), own);
            laboratory.drop(again);
            return enough == null ? same : enough;
        } catch (BuildFailure e) {
            notes.add("A second build of it was begun and not finished: " + e.reason() + ".");
            return null;
        }
    }

    /** Builds the graphs of the finals again on rows in another order, the winner's first: what they owe to the order is told, and decides nothing. */
    private void spread(List<Standing> standings) throws SQLException, IOException {
        List<Standing> graphs = standings.stream().filter(s -> s.contender().isHnsw() && s.index().build() != null)
                .toList();
        List<String> told = new ArrayList<>();
        for (Standing graph : graphs) {
            Trial.@Nullable Build first = graph.index().build();
            if (first == null || !budget.allowsWithin(SPREAD_SHARE, AGAIN * first.millis() + SEARCH_MILLIS)) {
                budget.skipped("building " + graph.index().spec().label() + " on rows in another order");
                continue;
            }
            try {
                BuiltIndex shuffled = laboratory.buildShuffled(graph.index().spec(), graph.index().rows(),
                        first.maintenanceWorkMemBytes(), budget.left());
                Tuner.Point there = new Tuner(laboratory, shuffled, truths.of(graph.index().rows()).confirm(),
                        request.k()).measure(graph.chosen().parameter());
                laboratory.drop(shuffled);
                told.add(Words.say("%s %.3f instead of %.3f at %d", graph.index().spec().label(),
                        there.recall().value(), graph.chosen().recall().value(), there.parameter()));
            } catch (BuildFailure e) {
                budget.skipped(graph.index().spec().label() + " on rows in another order: " + e.reason());
            }
        }
        if (!told.isEmpty()) {
            notes.add("With the rows inserted in another order, recall was (measured): " + String.join("; ", told)
                    + ".");
        }
    }

    private Chooser.Choice with(Chooser.Choice choice, Tuner tuner, Tuner.Point point) throws SQLException {
        Standing standing = choice.standing();
        Contender contender = standing.contender();
        contender.keep(standing.index(), tuner, point);
        Trial.Latency latency = standing.latency();
        if (point.parameter() != standing.chosen().parameter()) {
            LatencyDuel.Entry entry = new LatencyDuel.Entry(standing.index(), point.parameter(),
                    latency.p50Millis().value());
            latency = new LatencyDuel(laboratory, timed, request.seed(), budget, ProgressListener.silent())
                    .time(List.of(entry), request.clients()).getFirst();
        }
        Standing steadier = new Standing(contender, standing.index(), point, latency,
                new Predictor(contender, point, latency, standing.index()).at(targetRows));
        return new Chooser.Choice(steadier, choice.kept(), choice.withinLimits(), choice.why());
    }
}
