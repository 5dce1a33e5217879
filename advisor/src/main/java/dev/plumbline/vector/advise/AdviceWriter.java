package dev.plumbline.vector.advise;

import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.ColdStart;
import dev.plumbline.vector.GroundTruth;
import dev.plumbline.vector.PgvectorDefects;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.Pruned;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.RunnerUp;
import dev.plumbline.vector.SampleSummary;
import dev.plumbline.vector.ServerFacts;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Trial.Verdict;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.Laboratory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts together what a run has found: every trial with its verdict, the runners-up with their reasons, and what was left out. */
final class AdviceWriter {

    private static final int COLD_QUERIES = 20;
    private static final double COLD_MILLIS = 3_000;

    private final AdviceRequest request;
    private final Intake intake;
    private final ScratchServer server;
    private final Budget budget;
    private final long targetRows;
    private final List<String> warnings;

    /**
     * A writer.
     *
     * @param warnings what the report begins with; more are added
     */
    AdviceWriter(AdviceRequest request, Intake intake, ScratchServer server, Budget budget, long targetRows,
            List<String> warnings) {
        this.request = request;
        this.intake = intake;
        this.server = server;
        this.budget = budget;
        this.targetRows = targetRows;
        this.warnings = new ArrayList<>(warnings);
    }

    /** Writes it; the winner is asked on a cold cache on the way. */
    Advice write(Recommendation recommendation, Profile profile, GroundTruth truth, Laboratory laboratory,
            List<Contender> contenders,
            List<Standing> standings, Chooser.Choice choice, List<Pruned> pruned) throws SQLException {
        List<Trial> trials = new ArrayList<>();
        List<RunnerUp> runnersUp = new ArrayList<>();
        float[] anyQuery = intake.sample().confirm()[0];
        Chooser chooser = new Chooser(request.constraints());
        trials.add(Trials.of(choice.standing(), laboratory, anyQuery, Verdict.RECOMMENDED, choice.why()));
        for (Standing standing : standings.stream().sorted(Comparator.comparingDouble(Standing::p50)).toList()) {
            if (!standing.index().table().equals(choice.standing().index().table())) {
                List<String> broken = chooser.broken(standing.predicted());
                String reason = broken.isEmpty()
                        ? whyNot(standing, choice.standing())
                        : "breaks a limit: " + String.join(", ", broken);
                Verdict verdict = broken.isEmpty() ? Verdict.RUNNER_UP : Verdict.OVER_LIMIT;
                trials.add(Trials.of(standing, laboratory, anyQuery, verdict, reason));
                runnersUp.add(new RunnerUp(standing.index().spec(), standing.index().spec().label(), reason));
            }
        }
        for (Contender contender : contenders) {
            if (!contender.isIn()) {
                Trial trial = Trials.of(contender, laboratory.rows());
                trials.add(trial);
                runnersUp.add(
                        new RunnerUp(trial.spec(), contender.candidate().at(targetRows).label(), contender.reason()));
            }
        }
        String pgvector = laboratory.pgvectorVersion();
        List<String> defects = PgvectorDefects.of(pgvector, "the scratch server");
        ServerFacts facts = new ServerFacts(server.description(), server.serverVersion(), pgvector,
                Runtime.getRuntime().availableProcessors(),
                defects);
        SampleSummary sample = new SampleSummary(laboratory.rows(), intake.sample().screen().length,
                intake.sample().confirm().length, intake.sample().fresh().length, intake.queriesFrom(),
                intake.method(), request.seed());
        Advice.Question question = new Advice.Question(intake.source(), request.metric(), request.k(),
                request.targetRecall(), RecallInterval.CONFIDENCE,
                request.sampleSize(), request.queryCount(), request.budget().toMillis(), request.constraints());
        ColdStart cold = coldStart(laboratory, choice.standing());
        warn(choice, trials.getFirst(), contenders);
        return new Advice(Advice.VERSION, recommendation, question, profile, sample, truth, facts, trials,
                Trials.paretoFront(trials), runnersUp, pruned,
                warnings, request.seed(), budget.elapsed().toMillis(), cold, null);
    }

    /** Asks the winner on a cold cache, where there is time left for it. */
    private @Nullable ColdStart coldStart(Laboratory laboratory, Standing standing) throws SQLException {
        if (!budget.allows(COLD_MILLIS)) {
            budget.skipped("the queries on a cold cache");
            return null;
        }
        float[][] asked = Arrays.copyOf(intake.sample().confirm(),
                Math.min(COLD_QUERIES, intake.sample().confirm().length));
        double[] millis = laboratory.timeCold(standing.index(), standing.chosen().parameter(),
                standing.chosen().parameter(), asked);
        return millis.length == 0
                ? null
                : new ColdStart(Quantiles.quantile(millis, 0.5), Quantiles.quantile(millis, 0.95), millis.length,
                        "shared_buffers held nothing of the table or its index; the operating system's cache was not emptied");
    }

    private void warn(Chooser.Choice choice, Trial recommended, List<Contender> contenders) {
        List<Contender> failed = contenders.stream().filter(c -> c.verdict() == Verdict.FAILED).toList();
        if (!failed.isEmpty()) {
            warnings.add(failed.size() + " of " + contenders.size() + " candidates could not be built; "
                    + failed.getFirst().candidate().at(targetRows).label() + ": " + failed.getFirst().reason());
        }
        if (!budget.skipped().isEmpty()) {
            warnings.add("left out for want of time (--budget): " + String.join("; ", budget.skipped()));
        }
        if (!choice.withinLimits()) {
            warnings.add(choice.why());
        }
        if (recommended.build() != null && recommended.chosen() != null && !recommended.chosen().plannerUsesIndex()) {
            warnings.add(
                    "at the size of the sample the planner reads the table instead of this index; on more rows it will turn to the index");
        }
        if (recommended.build() != null) {
            recommended.build().notices().forEach(
                    notice -> warnings.add("while the recommended index was built the server said: " + notice));
        }
    }

    private static String whyNot(Standing standing, Standing best) {
        double mine = standing.p50();
        double its = best.p50();
        String size = standing.contender().isExact()
                ? ""
                : Words.say(", %s against %s", Words.bytes(Math.round(standing.predicted().indexBytes().value())),
                        Words.bytes(Math.round(best.predicted().indexBytes().value())));
        if (best.contender().isExact()) {
            return Words.say("%s against %s for the exact scan, which needs no index", Words.duration(mine),
                    Words.duration(its));
        }
        return Words.say("p50 %s against %s%s (measured)", Words.duration(mine), Words.duration(its), size);
    }
}
