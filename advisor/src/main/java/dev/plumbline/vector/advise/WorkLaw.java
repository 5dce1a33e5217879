package dev.plumbline.vector.advise;

import java.util.List;

/**
 * How many pages a query reads, by the search value and the rows: {@code pages = a · parameter^p · rows^q}. Counts have no noise of a clock in them, so two of them
 * at one size tell p. They tell nothing of q: a search among a few thousand rows looks at a good part of all of them, so that small sizes make it far too
 * great; q is what recorded curves show between a tenth of the rows and all.
 *
 * @param parameterExponent p
 * @param parameterDeviation how far p may be off
 * @param rowsExponent q
 */
record WorkLaw(double parameterExponent, double parameterDeviation, double rowsExponent) {

    static final double HNSW_PARAMETER = 0.65;
    static final double IVFFLAT_PARAMETER = 0.9;
    static final double PARAMETER_DEVIATION = 0.08;
    static final double ROWS_DEVIATION = 0.04;
    /** Counts scatter by the queries. */
    private static final double NOISE = 0.015;

    /** Pages counted at one size with one search value. */
    record Count(int parameter, double pages) {}

    /**
     * The law through the counts of one size.
     *
     * @param rowsExponent q
     */
    static WorkLaw fit(List<Count> counts, boolean hnsw, double rowsExponent) {
        double p = hnsw ? HNSW_PARAMETER : IVFFLAT_PARAMETER;
        // About their means: the level is none of the law.
        double meanP = counts.stream().mapToDouble(c -> Math.log(c.parameter())).average().orElse(0);
        double meanY = counts.stream().mapToDouble(c -> Math.log(c.pages())).average().orElse(0);
        double precision = NOISE * NOISE / (PARAMETER_DEVIATION * PARAMETER_DEVIATION);
        double moment = 0;
        for (Count count : counts) {
            double away = Math.log(count.parameter()) - meanP;
            precision += away * away;
            moment += away * (Math.log(count.pages()) - meanY - p * away);
        }
        return new WorkLaw(p + moment / precision, NOISE / Math.sqrt(precision), rowsExponent);
    }

    /** How many times the pages, for so many times the search value and the rows. */
    double ratio(double parameterFactor, double rowsFactor) {
        return Math.pow(parameterFactor, parameterExponent) * Math.pow(rowsFactor, rowsExponent);
    }

    /** Standard deviation of the logarithm of that ratio. */
    double deviation(double parameterFactor, double rowsFactor) {
        return Math.hypot(parameterDeviation * Math.log(parameterFactor), ROWS_DEVIATION * Math.log(rowsFactor));
    }
}
