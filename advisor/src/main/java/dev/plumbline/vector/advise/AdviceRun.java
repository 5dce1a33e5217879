package dev.plumbline.vector.advise;

import com.sun.management.OperatingSystemMXBean;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.Advice;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.GroundTruth;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.ProgressListener.Phase;
import dev.plumbline.vector.Recommendation;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.Trial.Verdict;
import dev.plumbline.vector.Validation;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.OneLine;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.Neighbours;
import dev.plumbline.vector.trial.BuildFailure;
import dev.plumbline.vector.trial.BuiltIndex;
import dev.plumbline.vector.trial.Laboratory;
import dev.plumbline.vector.trial.QuerySet;
import dev.plumbline.vector.trial.SearchRun;
import dev.plumbline.vector.trial.ServerGone;
import dev.plumbline.vector.trial.ServerSays;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run, from an intake to an advice. */
public final class AdviceRun {

    private static final int VERIFIED_QUERIES = 20;

    private final AdviceRequest request;
    private final Intake intake;
    private final ScratchServer server;
    private final ProgressListener progress;
    private final Budget budget;
    private final int processors = Runtime.getRuntime().availableProcessors();
    private final long targetRows;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public AdviceRun(AdviceRequest request, Intake intake, ScratchServer server, Clock clock,
            ProgressListener progress) {
        this.request = request;
        this.intake = intake;
        this.server = server;
        this.progress = progress;
        this.budget = new Budget(clock, request.budget());
        Long wanted = request.constraints().targetRows();
        this.targetRows = wanted == null ? Math.max(intake.rows(), 1) : wanted;
        this.warnings.addAll(intake.warnings());
    }

    /** Runs it. */
    public Advice run() {
        try (ScratchDatabase database = server.createDatabase()) {
            Advice advice = run(database);
            progress.progress(Phase.DONE, 1, 1, "done");
            return advice;
        } catch (ServerGone e) {
            throw broken(e.failure());
        } catch (SQLException e) {
            throw broken(e);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "the trials broke off: " + OneLine.of(e), e);
        }
    }

    private PlumblineException broken(SQLException cause) {
        boolean gone = ServerGone.isMeantBy(cause);
        Path journal = request.journal();
        String next = journal == null
                ? "; with --journal FILE the next run would go on where this one ended"
                : "; finished trials are in the journal " + journal.getFileName()
                        + ", and the same command goes on there";
        return new PlumblineException(ErrorCode.FAILURE,
                "the scratch server " + (gone ? "went away" : "failed") + " during the trials: "
                        + ServerSays.words(cause)
                        + next,
                cause);
    }

    /** The advice with what became of it over all rows; where they are the rows that were asked for, the search value found there is advised. */
    private Advice validated(Advice advice, Standing standing) throws SQLException, IOException {
        try {
            Validation validation = new Validator(request, intake, server, budget, progress, processors)
                    .validate(standing);
            boolean sameRows = Math.abs((double) targetRows / validation.rows() - 1) < 0.1;
            return advice.validated(validation, sameRows
                    ? ValidatedRecommendation.of(advice.recommendation(), validation, intake.column(), request)
                    : advice.recommendation());
        } catch (BuildFailure e) {
            return advice.warned("the recommendation could not be built over all rows: " + e.reason());
        }
    }

    private Advice run(ScratchDatabase database) throws SQLException, IOException {
        progress.progress(Phase.PROFILE, 0, 1, "profile of " + intake.source());
        Profile profile = new Profiler(intake, request.metric(), request.seed(), processors).profile();
        Truths truths = new Truths(intake.sample(), request.metric(), request.k(), processors);
        progress.progress(Phase.GROUND_TRUTH, 0, 1, "exact neighbours by SIMD");
        Neighbours neighbours = truths.whole();
        progress.progress(Phase.LOAD, 0, 1, "loading " + intake.sample().size() + " rows");
        int workers = Math.max(1, processors - 1);
        try (Laboratory laboratory = Laboratory.open(database, intake.sample(), intake.column(), request.metric(),
                request.k(), workers)) {
            Representation full = Representation.full(intake.column().type(), intake.column().dimensions());
            GroundTruth truth = verify(laboratory, full, truths, neighbours);
            Candidates candidates = new Candidates(intake, request, targetRows, memoryLimitOfRequest());
            List<Contender> contenders = new ArrayList<>();
            Prior prior = new Prior(laboratory.overheadMillis(intake.sample().screen()[0]),
                    profile.intrinsicDimensionality().value(), new PagePrices());
            contenders.add(new Contender(new Candidate.Exact(full), prior));
            candidates.kept().forEach(candidate -> contenders.add(new Contender(candidate, prior)));
            TrialRunner runner = new TrialRunner(laboratory, truths, request, budget,
                    Journal.open(request, intake.sample()),
                    Math.min(memoryLimitOfRequest(), memoryOfMachine() / 4), targetRows);
            new Contest(laboratory, runner, budget, progress, contenders).run();
            List<Standing> standings = timed(laboratory, contenders);
            progress.progress(Phase.CONFIRM, 0, 1, "choosing");
            Chooser.Choice choice = new Chooser(request.constraints()).choose(standings);
            choice = new Confirmation(laboratory, truths, request, budget, progress, targetRows,
                    intake.sample().confirm(), notes).of(choice, standings);
            FilterTrials filters = new FilterTrials(request, intake.sample(), laboratory, choice.standing(), processors,
                    budget);
            List<Recommendation.WhatIf> filtered = filters.measure();
            Recommendation recommendation = new RecommendationWriter(intake, request, choice, targetRows, workers,
                    budget, notes)
                    .write(filtered, filters.settings());
            Advice advice = new AdviceWriter(request, intake, server, budget, targetRows, warnings)
                    .write(recommendation, profile, truth, laboratory, contenders, standings, choice,
                            candidates.pruned());
            return request.validate() ? validated(advice, choice.standing()) : advice;
        }
    }

    private long memoryLimitOfRequest() {
        Long limit = request.constraints().maintenanceWorkMemBytes();
        return limit == null ? Long.MAX_VALUE : limit;
    }

    private static long memoryOfMachine() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }

    /** Asks the server for the exact neighbours of some queries; it must agree with the SIMD pass. */
    private GroundTruth verify(Laboratory laboratory, Representation full, Truths truths, Neighbours neighbours)
            throws SQLException, IOException {
        QuerySet queries = truths.of(laboratory.rows()).screen().head(VERIFIED_QUERIES);
        try {
            BuiltIndex exact = laboratory.build(new Candidate.Exact(full).at(laboratory.rows()), laboratory.rows(),
                    1 << 20, Duration.ofMinutes(10));
            SearchRun run = laboratory.search(exact, 0, 0, queries);
            laboratory.drop(exact);
            double agreement = Arrays.stream(run.recalls()).average().orElse(0);
            if (agreement < 1) {
                throw new PlumblineException(ErrorCode.FAILURE, Words.say(
                        "the exact neighbours of %d queries agree with the server's exact scan to %.4f only; nothing that rests on them would be true, please report this",
                        queries.size(), agreement));
            }
            int all = intake.sample().screen().length + intake.sample().confirm().length;
            return new GroundTruth(all, neighbours.millis(), neighbours.gigaFlops(), ExactSearch.kernel(processors),
                    neighbours.recheckedQueries(), queries.size(), agreement);
        } catch (BuildFailure e) {
            throw new PlumblineException(ErrorCode.FAILURE, "copying the sample on the scratch server: " + e.reason(),
                    e);
        }
    }

    /** Times everybody who reached the recall, in turns. */
    private List<Standing> timed(Laboratory laboratory, List<Contender> contenders) throws SQLException {
        List<Contender> finalists = contenders.stream().filter(c -> c.isIn() && c.chosen() != null).toList();
        if (finalists.isEmpty()) {
            contenders.stream().filter(c -> c.verdict() == Verdict.FAILED).findFirst().ifPresent(failed -> {
                throw new PlumblineException(ErrorCode.FAILURE, "the scratch server could build nothing: "
                        + failed.reason());
            });
            throw new PlumblineException(ErrorCode.FAILURE, "no trial could be finished within "
                    + request.budget().toSeconds() + " s; allow more time with --budget");
        }
        List<LatencyDuel.Entry> entries = new ArrayList<>();
        for (Contender finalist : finalists) {
            Tuner.Point chosen = chosen(finalist);
            Contender.Observation last = finalist.last();
            entries.add(
                    new LatencyDuel.Entry(built(finalist), chosen.parameter(), last == null ? 1 : last.p50Millis()));
        }
        List<Trial.Latency> latencies = new LatencyDuel(laboratory, intake.sample().confirm(), request.seed(), budget,
                progress).time(entries, request.clients());
        List<Standing> standings = new ArrayList<>();
        for (int i = 0; i < finalists.size(); i++) {
            Contender finalist = finalists.get(i);
            Tuner.Point chosen = chosen(finalist);
            standings.add(new Standing(finalist, built(finalist), chosen, latencies.get(i),
                    new Predictor(finalist, chosen, latencies.get(i), built(finalist)).at(targetRows)));
        }
        return standings;
    }

    private static Tuner.Point chosen(Contender contender) {
        Tuner.@Nullable Point chosen = contender.chosen();
        if (chosen == null) {
            throw new IllegalStateException("a finalist without a setting");
        }
        return chosen;
    }

    private static BuiltIndex built(Contender contender) {
        BuiltIndex built = contender.built();
        if (built == null) {
            throw new IllegalStateException("a finalist without an index");
        }
        return built;
    }
}
