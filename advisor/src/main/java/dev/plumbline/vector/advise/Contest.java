package dev.plumbline.vector.advise;

import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.ProgressListener.Phase;
import dev.plumbline.vector.Trial.Verdict;
import dev.plumbline.vector.trial.Laboratory;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Successive halving over sample sizes: everybody runs on an eighth of the rows, fewer on a quarter, and a few on all of them. What was seen at the small
 * sizes is kept: the scaling laws are fitted to it.
 */
final class Contest {

    private static final int LEAST_ROWS = 1_000;
    /** A law from few rows is better than none. */
    private static final int LEAST_ROWS_OF_A_LAW = 400;
    private static final int AFTER_FIRST = 6;
    private static final int FINALISTS = 3;
    /** Screening ends when this share of the time has gone, so that the best so far can be built on all rows. */
    private static final double SCREENING_SHARE = 0.4;
    /** So many have their turn at least, unless this share of the time has gone. */
    private static final int LEAST_SCREENED = 3;
    private static final double MUST_SHARE = 0.7;

    private final Laboratory laboratory;
    private final TrialRunner runner;
    private final Budget budget;
    private final ProgressListener progress;
    private final List<Contender> contenders;
    private final int[] ladder;
    private long done;
    private long total;

    Contest(Laboratory laboratory, TrialRunner runner, Budget budget, ProgressListener progress,
            List<Contender> contenders) {
        this.laboratory = laboratory;
        this.runner = runner;
        this.budget = budget;
        this.progress = progress;
        this.contenders = contenders;
        this.ladder = ladder(laboratory.rows(), runner.extrapolates());
    }

    /** The sizes below the whole sample; one more of them when results must be carried over to a larger table. */
    private static int[] ladder(int rows, boolean extrapolates) {
        List<Integer> sizes = new ArrayList<>();
        for (int part : extrapolates ? new int[]{8, 4, 2} : new int[]{8, 4}) {
            if (rows / part >= (extrapolates ? LEAST_ROWS_OF_A_LAW : LEAST_ROWS)) {
                sizes.add(rows / part);
            }
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Runs it. */
    void run() throws SQLException, IOException {
        total = contenders.size() + (long) AFTER_FIRST * Math.max(0, ladder.length - 1) + FINALISTS;
        for (int stage = 0; stage < ladder.length; stage++) {
            if (stage > 0 && !budget.isWithin(SCREENING_SHARE)) {
                Elimination.eliminate(in(), FINALISTS, ladder[stage - 1]);
                budget.skipped(Words.say("the screening on %,d rows", ladder[stage]));
                continue;
            }
            screenAll(ladder[stage]);
            Elimination.eliminate(in(), stage == 0 && ladder.length > 1 ? AFTER_FIRST : FINALISTS, ladder[stage]);
            total = done + in().size() * (long) (ladder.length - stage);
        }
        int rows = FinalRows.of(in().stream().filter(c -> !c.isExact()).toList(), laboratory.rows(), ladder, budget);
        if (rows < laboratory.rows()) {
            budget.skipped(Words.say("the finals on all %,d rows of the sample (they had %,d)", laboratory.rows(),
                    rows));
        }
        boolean built = false;
        for (Contender contender : Elimination.ranked(in())) {
            step(contender, rows);
            runner.finals(contender, rows, !built || contender.isExact());
            built |= !contender.isExact() && contender.chosen() != null;
        }
    }

    private void screenAll(int rows) throws SQLException, IOException {
        int screened = 0;
        for (Contender contender : in()) {
            boolean must = contender.last() == null && screened < LEAST_SCREENED && budget.isWithin(MUST_SHARE);
            if (contender.isExact() || must || budget.isWithin(SCREENING_SHARE)) {
                screened++;
                step(contender, rows);
                runner.screen(contender, rows);
            } else if (contender.last() == null) {
                contender.leave(Verdict.OVER_LIMIT,
                        "left out: the time for screening had gone before its turn came (--budget)");
            }
        }
    }

    private List<Contender> in() {
        return contenders.stream().filter(Contender::isIn).toList();
    }

    private void step(Contender contender, int rows) {
        progress.progress(Phase.TRIALS, done++, Math.max(total, done),
                contender.candidate().at(rows).label() + " on " + rows + " rows");
    }
}
