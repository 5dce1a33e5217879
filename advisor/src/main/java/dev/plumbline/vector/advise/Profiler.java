package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.Mix64;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.data.VectorRows;
import dev.plumbline.vector.simd.Distances;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.Neighbours;
import dev.plumbline.vector.size.HnswSize;
import dev.plumbline.vector.stats.Quantiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/** Looks at a sample before anything is built. */
final class Profiler {

    private static final int NEIGHBOURS = 20;
    private static final int PAIRS = 400;

    private final Intake intake;
    private final Metric metric;
    private final long seed;
    private final int threads;

    Profiler(Intake intake, Metric metric, long seed, int threads) {
        this.intake = intake;
        this.metric = metric;
        this.seed = seed;
        this.threads = threads;
    }

    Profile profile() throws IOException {
        Sample sample = intake.sample();
        SummaryStatistics norms = new SummaryStatistics();
        long[] hashes = new long[sample.size()];
        int zero = 0;
        for (int i = 0; i < hashes.length; i++) {
            float[] row = sample.rows().row(i);
            double norm = Distances.norm(row);
            norms.addValue(norm);
            zero += norm == 0 ? 1 : 0;
            hashes[i] = hash(row);
        }
        int duplicates = duplicates(hashes);
        boolean unit = norms.getMin() > 0.999 && norms.getMax() < 1.001;
        // Directions for cosine and ip, positions for the rest: both are Euclidean, where the estimator holds.
        Metric geometry = metric == Metric.COSINE || metric == Metric.INNER_PRODUCT
                ? Metric.COSINE
                : metric == Metric.L1 ? Metric.L1 : Metric.L2;
        Neighbours neighbours = ExactSearch.search(sample.rows(), sample.screen(), geometry, NEIGHBOURS,
                threads);
        Estimate dimensionality = intrinsicDimensionality(neighbours, geometry);
        double near = nearDuplicates(neighbours, geometry);
        int dimensions = sample.dimensions();
        Profile.Norms lengths = new Profile.Norms(norms.getMin(), norms.getMean(), norms.getMax());
        return new Profile(intake.source(), intake.rows(), intake.rowsEvidence(), intake.column().type(), dimensions,
                intake.nullRows(), zero, duplicates, near,
                lengths, unit, dimensionality, EmbeddingModels.withDimensions(dimensions), intake.table(),
                intake.live(),
                observations(zero, duplicates, near, unit, dimensionality, lengths));
    }

    private static int duplicates(long[] hashes) {
        Arrays.sort(hashes);
        int found = 0;
        for (int i = 1; i < hashes.length; i++) {
            found += hashes[i] == hashes[i - 1] ? 1 : 0;
        }
        return found;
    }

    /** 64 bits of a row: two different ones among ten million share them once in hundreds of thousands of runs. */
    private static long hash(float[] row) {
        long hash = 0;
        for (float component : row) {
            hash = Mix64.key(hash, Float.floatToIntBits(component));
        }
        return hash;
    }

    /** The median over the queries: a few near-duplicates, whose estimate is near nothing, would pull a mean down to theirs. */
    static Estimate intrinsicDimensionality(Neighbours neighbours, Metric geometry) {
        List<Double> estimates = new ArrayList<>();
        for (double[] distances : neighbours.distances()) {
            double[] lengths = Arrays.stream(distances)
                    .map(d -> geometry == Metric.COSINE ? Math.sqrt(2 * Math.max(0, d)) : d).filter(d -> d > 0)
                    .toArray();
            if (lengths.length < 3) {
                continue;
            }
            double farthest = lengths[lengths.length - 1];
            double sum = 0;
            for (int i = 0; i < lengths.length - 1; i++) {
                sum += Math.log(farthest / lengths[i]);
            }
            if (sum > 0) {
                estimates.add((lengths.length - 2) / sum);
            }
        }
        if (estimates.size() < 2) {
            return Estimate.exactly(0, Evidence.ESTIMATED);
        }
        Estimate median = Quantiles.median(estimates.stream().mapToDouble(Double::doubleValue).toArray());
        return new Estimate(median.value(), median.low(), median.high(), Evidence.ESTIMATED);
    }

    private double nearDuplicates(Neighbours neighbours, Metric geometry) {
        VectorRows rows = intake.sample().rows();
        SplittableRandom random = new SplittableRandom(seed);
        double[] pairs = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            double distance = Distances.distance(geometry, rows.row(random.nextInt(rows.rows())),
                    rows.row(random.nextInt(rows.rows())));
            pairs[i] = Double.isNaN(distance) ? 0 : distance;
        }
        double threshold = 0.01 * Quantiles.quantile(pairs, 0.5);
        long near = Arrays.stream(neighbours.distances())
                .filter(distances -> distances.length > 0 && distances[0] <= threshold).count();
        return (double) near / neighbours.distances().length;
    }

    private List<String> observations(int zero, int duplicates, double near, boolean unit, Estimate dimensionality,
            Profile.Norms norms) {
        List<String> found = new ArrayList<>();
        int rows = intake.sample().size();
        if (zero > 0 && metric == Metric.COSINE) {
            found.add(zero + " of " + rows
                    + " sampled vectors are zero: they are in no cosine index and vanish from index scans");
        }
        if (intake.nullRows() > 0) {
            found.add(intake.nullRows() + " rows without a vector were met: no index holds them");
        }
        if (duplicates > rows / 100) {
            found.add(Words.say(
                    "%d of %d sampled vectors repeat an earlier one; an HNSW element holds up to 10 such rows, and masses of them break the graph",
                    duplicates, rows));
        }
        if (near > 0.05) {
            found.add(Words.say("%.0f %% of the probed rows have a near-duplicate", near * 100));
        }
        if (unit && metric == Metric.COSINE) {
            found.add(
                    "all vectors have length 1: ip orders them as cosine does, and saves an exact scan the norms (an index normalises once, when it is built)");
        }
        if (metric == Metric.INNER_PRODUCT && !unit) {
            found.add(Words.say(
                    "lengths vary from %.3g to %.3g: inner product prefers long vectors; make sure that this is meant",
                    norms.minimum(), norms.maximum()));
        }
        if (dimensionality.value() > 0) {
            String hardness = dimensionality.value() < 10
                    ? "easy"
                    : dimensionality.value() < 22 ? "of middling hardness" : "hard";
            found.add(Words.say("the intrinsic dimensionality is about %.0f: these vectors are %s to index",
                    dimensionality.value(), hardness));
        }
        cliff(found);
        if (intake.table() != null && intake.table().toastBytes() > intake.table().heapBytes()) {
            found.add(
                    "the vectors lie out of line (TOAST): an exact scan and every re-ranked candidate fetch them from there");
        }
        return found;
    }

    private void cliff(List<String> found) {
        VectorType type = intake.column().type();
        int dimensions = intake.column().dimensions();
        if (type == VectorType.BIT || type == VectorType.SPARSEVEC || dimensions > type.hnswLimit()) {
            if (dimensions > type.hnswLimit()) {
                found.add(Words.say(
                        "%s has at most %,d dimensions in an HNSW index, these have %,d: an index needs halfvec, a prefix or bits",
                        type.sqlName(),
                        type.hnswLimit(), dimensions));
            }
            return;
        }
        int perPage = HnswSize.rowsPerPage(type, dimensions, 16);
        if (perPage >= 1 && perPage <= 4) {
            int better = HnswSize.dimensionsAtCliff(type, 16, perPage + 1);
            found.add(Words.say(
                    "%s(%d) packs %d row%s a page into an HNSW index with m = 16; %d dimensions or fewer would pack %d",
                    type.sqlName(), dimensions, perPage,
                    perPage == 1 ? "" : "s", better, perPage + 1));
        }
    }
}
