package dev.plumbline.vector.size;

/**
 * How the rows of an IVFFlat index spread over its lists: a negative binomial distribution, which is what comes of lists that draw rows at gamma-distributed
 * rates. The shape says how even k-means made them, and is about the same at any number of rows; the mean is rows by lists.
 *
 * @param shape small for uneven lists, large for even ones
 */
public record ListLengths(double shape) {

    /** Between the lists of text embeddings and those of random clusters. */
    public static final ListLengths USUAL = new ListLengths(2.5);

    private static final double LEAST_SHAPE = 0.7;
    private static final double MOST_SHAPE = 12;
    /** Where the shapes differ by less in the number of pages, an index says nothing of its shape. */
    private static final double TELLING = 0.05;
    /** Above this many pages a list, only the rounding of the last page is left of the distribution. */
    private static final double LONG_LIST = 30;

    public ListLengths {
        if (!(shape > 0)) {
            throw new IllegalArgumentException("a shape of " + shape);
        }
    }

    /** Pages of a list on average, each list having pages of its own and one at least. */
    double meanPages(double rowsPerList, long rowsPerPage) {
        if (rowsPerList / rowsPerPage > LONG_LIST) {
            return rowsPerList / rowsPerPage + (rowsPerPage - 1) / (2.0 * rowsPerPage);
        }
        double odds = rowsPerList / (shape + rowsPerList);
        double probability = Math.exp(shape * Math.log(shape / (shape + rowsPerList)));
        double pages = 0;
        double left = 1;
        for (long length = 0; left > 1e-9; length++) {
            pages += probability * Math.max(1, (length + rowsPerPage - 1) / rowsPerPage);
            left -= probability;
            probability *= (length + shape) / (length + 1.0) * odds;
            if (length > rowsPerList && probability < 1e-12) {
                break;
            }
        }
        return pages;
    }

    /** The shape by which an index that was built has this many pages in its lists; the usual one where their number says nothing of it. */
    static ListLengths of(double pagesPerList, double rowsPerList, long rowsPerPage) {
        double low = LEAST_SHAPE;
        double high = MOST_SHAPE;
        double atLow = new ListLengths(low).meanPages(rowsPerList, rowsPerPage);
        double atHigh = new ListLengths(high).meanPages(rowsPerList, rowsPerPage);
        if (Math.abs(atLow - atHigh) < TELLING * atLow) {
            return USUAL;
        }
        boolean falls = atHigh < atLow;
        for (int step = 0; step < 40; step++) {
            double middle = Math.sqrt(low * high);
            double there = new ListLengths(middle).meanPages(rowsPerList, rowsPerPage);
            if (there > pagesPerList == falls) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return new ListLengths(Math.sqrt(low * high));
    }
}
