package dev.plumbline.vector.advise;

/**
 * What is known before the trials and shapes what they are carried over to.
 *
 * @param overheadMillis time of a query that searches nothing: it does not grow with the rows
 * @param intrinsicDimensionality of the vectors; zero when unknown
 */
record Prior(double overheadMillis, double intrinsicDimensionality) {

    private static final double EASY = 12;
    private static final double EXPONENT_WHEN_EASY = 0.20;
    private static final double EXPONENT_A_DIMENSION = 0.0173;
    private static final double LEAST = 0.15;
    private static final double MOST = 0.45;
    private static final double PROBES_SHARE = 0.8;

    /**
     * The exponent by which the search parameter grows with the rows at the same recall. It was 0.20 from 1,900 to 19,000 text embeddings of intrinsic
     * dimensionality 12, and 0.42 for GloVe-100 with 25.
     */
    double parameterExponent(boolean hnsw) {
        double ef = intrinsicDimensionality <= 0
                ? (LEAST + MOST) / 2
                : Math.clamp(EXPONENT_WHEN_EASY + EXPONENT_A_DIMENSION * (intrinsicDimensionality - EASY), LEAST, MOST);
        return hnsw ? ef : PROBES_SHARE * ef;
    }
}
