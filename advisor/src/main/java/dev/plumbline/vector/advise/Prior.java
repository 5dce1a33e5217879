package dev.plumbline.vector.advise;

import dev.plumbline.vector.IndexSpec;

/**
 * What is known before the trials and shapes what they are carried over to.
 *
 * @param overheadMillis time of a query that searches nothing: it does not grow with the rows
 * @param intrinsicDimensionality of the vectors; zero when unknown
 * @param prices what a page costs more in a larger index
 */
record Prior(double overheadMillis, double intrinsicDimensionality, PagePrices prices) {

    private static final double EASY = 18;
    private static final double EXPONENT_WHEN_EASY = 0.20;
    private static final double EXPONENT_A_DIMENSION = 0.029;
    private static final double LEAST = 0.14;
    private static final double MOST = 0.50;
    /** Where lists grow with the root of the rows, so do the rows that a probe looks at. */
    private static final double PROBES_EXPONENT = 0.20;
    /** The fewer misses are wanted, the faster the search value grows. */
    private static final double USUAL_MISS = 0.03;
    private static final double EXPONENT_A_LEVEL = 0.06;
    private static final double LEAST_MISS = 0.005;
    private static final double MOST_MISS = 0.15;

    /** The better a graph, the less its search value must grow. */
    private static final double EXPONENT_OF_QUALITY = 0.15;
    private static final double USUAL_QUALITY = 16 * 64;
    private static final double LEAST_OF_ALL = 0.02;
    private static final double PAGES_OF_LISTS = 0.46;
    private static final double PAGES_UNKNOWN = 0.12;
    private static final double PAGES_WHEN_EASY = 0.06;
    private static final double PAGES_A_DIMENSION = 0.010;
    private static final double LEAST_PAGES = 0.03;
    private static final double MOST_PAGES = 0.24;

    /**
     * The exponent by which the search parameter grows with the rows at the same recall. Recorded at 3 % of misses, for ten times the rows, with m = 16 and
     * ef_construction = 64: ef_search 0.22 for text embeddings of intrinsic dimensionality 18 (in the sample), 0.49 for GloVe-100 with 28, 0.50 for hashed words
     * with 34; with m = 8 it was 0.10 and 0.14 more, with ef_construction = 128 0.12 and 0.09 less. Probes 0.16, 0.17 and 0.38.
     */
    double parameterExponent(IndexSpec spec, double miss) {
        double level = -EXPONENT_A_LEVEL * Math.log(Math.clamp(miss, LEAST_MISS, MOST_MISS) / USUAL_MISS);
        return switch (spec) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.IvfFlat ivfFlat -> PROBES_EXPONENT + level;
            case IndexSpec.Hnsw hnsw -> {
                double usual = intrinsicDimensionality <= 0
                        ? (LEAST + MOST) / 2
                        : Math.clamp(EXPONENT_WHEN_EASY + EXPONENT_A_DIMENSION * (intrinsicDimensionality - EASY),
                                LEAST, MOST);
                double quality = -EXPONENT_OF_QUALITY * Math.log(hnsw.m() * hnsw.efConstruction() / USUAL_QUALITY);
                yield Math.max(LEAST_OF_ALL, usual + level + quality);
            }
        };
    }

    /**
     * The exponent by which the pages of a query grow with the rows at the same search value. Recorded for HNSW: 0.05 to 0.07 for the text embeddings, 0.15 for
     * GloVe-100, 0.24 for hashed words. Lists grow with the root of the rows, and so do the rows of each, and a little of a list is its last page.
     */
    double pagesExponent(boolean hnsw) {
        if (!hnsw) {
            return PAGES_OF_LISTS;
        }
        return intrinsicDimensionality <= 0
                ? PAGES_UNKNOWN
                : Math.clamp(PAGES_WHEN_EASY + PAGES_A_DIMENSION * (intrinsicDimensionality - EASY), LEAST_PAGES,
                        MOST_PAGES);
    }
}
