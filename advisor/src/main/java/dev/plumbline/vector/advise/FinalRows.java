package dev.plumbline.vector.advise;

import java.util.List;

/** How many rows the finals may have, so that the budget is kept: all of the sample, or as many as something can be built over in time. */
final class FinalRows {

    /** No build may take more than this share of the time that is left: what comes after it takes time too. */
    private static final double PATIENCE = 0.4;
    /** HNSW builds grow a little faster than their rows. */
    private static final double BUILD_EXPONENT = 1.2;

    private FinalRows() {}

    /** How long a build over that many rows should take, going by the last one; zero before there was one. */
    static double expectedMillis(Contender contender, int rows) {
        Contender.Observation last = contender.last();
        return last == null || last.build() == null
                ? 0
                : last.build().millis() * Math.pow((double) rows / last.rows(), BUILD_EXPONENT);
    }

    /** Whether a build over that many rows leaves time for what comes after it. */
    static boolean fits(Contender contender, int rows, Budget budget) {
        return expectedMillis(contender, rows) <= PATIENCE * budget.left().toMillis();
    }

    /** The most rows, of the sample's and of the ladder's, on which one of the contenders at least can be built in time. */
    static int of(List<Contender> contenders, int all, int[] ladder, Budget budget) {
        int rows = all;
        for (int step = ladder.length - 1; step >= 0 && nothingFits(contenders, rows, budget); step--) {
            rows = ladder[step];
        }
        return rows;
    }

    private static boolean nothingFits(List<Contender> contenders, int rows, Budget budget) {
        return !contenders.isEmpty() && contenders.stream().noneMatch(c -> fits(c, rows, budget));
    }
}
