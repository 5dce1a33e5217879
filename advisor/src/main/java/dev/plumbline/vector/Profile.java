package dev.plumbline.vector;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the data look like.
 *
 * @param source name of the table column or file
 * @param rows rows of the source with a vector (for a live table of unknown size: the planner's estimate)
 * @param rowsEvidence whether {@code rows} was counted or estimated
 * @param columnType the type of the column; vector for a file
 * @param dimensions of every vector
 * @param nullRows rows without a vector in what was read; no index holds them
 * @param zeroRows zero vectors in the sample; no index holds them under cosine
 * @param duplicateRows rows of the sample whose vector an earlier row already has
 * @param nearDuplicateShare share of probed rows whose nearest other row lies within a hundredth of the median distance
 * @param norms Euclidean lengths in the sample
 * @param unitNorm true when all norms are 1 within 0.001: inner product then gives the order of cosine, at less work
 * @param intrinsicDimensionality maximum-likelihood estimate over 20 neighbours, the median of the probed rows; a prior for hardness (12 easy, 30 hard)
 * @param embeddingModels names of known models with this number of dimensions, most common first
 * @param table facts that only a live table has; null for a file
 * @param live facts of the live server; null for a file
 * @param observations one sentence each: what matters about these data
 */
public record Profile(String source, long rows, Evidence rowsEvidence, VectorType columnType, int dimensions,
        long nullRows, long zeroRows, long duplicateRows,
        double nearDuplicateShare, Norms norms, boolean unitNorm, Estimate intrinsicDimensionality,
        List<String> embeddingModels, @Nullable TableFacts table, @Nullable LiveFacts live,
        List<String> observations) {

    public Profile {
        embeddingModels = List.copyOf(embeddingModels);
        observations = List.copyOf(observations);
    }

    /** Lengths of the vectors. */
    public record Norms(double minimum, double mean, double maximum) {}

    /**
     * Facts of a live table.
     *
     * @param storage how the column is stored: plain, external, extended, main
     * @param existingIndexes definitions of the vector indexes that the column has already
     */
    public record TableFacts(String schema, String table, String column, String idColumn, long heapBytes,
            long toastBytes, String storage,
            List<String> existingIndexes) {
        public TableFacts {
            existingIndexes = List.copyOf(existingIndexes);
        }
    }
}
