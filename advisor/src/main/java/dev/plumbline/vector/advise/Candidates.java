package dev.plumbline.vector.advise;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Constraints;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.PgvectorDefects;
import dev.plumbline.vector.Pruned;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.VectorColumn;
import dev.plumbline.vector.size.HnswSize;
import dev.plumbline.vector.trial.Footprint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everything worth trying, less what a formula rules out before anything is built. */
final class Candidates {

    /** m and ef_construction: cheap, pgvector's default, and three that buy recall with build time. */
    private static final int[][] HNSW = {{8, 64}, {16, 64}, {16, 128}, {24, 128}, {32, 200}};
    /** Lists for each square root of rows; pgvector's rule for a million rows and more is 1. */
    private static final double[] IVFFLAT = {1, 2, 4};
    /** Below this, a prefix or its signs say too little. */
    private static final int LEAST_PREFIX = 64;
    private static final int LEAST_BITS = 128;

    private final VectorColumn column;
    private final @Nullable String livePgvector;
    private final Metric metric;
    private final Constraints constraints;
    private final long targetRows;
    private final long memoryLimit;
    private final List<Pruned> pruned = new ArrayList<>();
    private final Map<String, Candidate> kept = new LinkedHashMap<>();

    Candidates(Intake intake, AdviceRequest request, long targetRows, long memoryLimit) {
        LiveFacts live = intake.live();
        this.livePgvector = live == null ? null : live.pgvectorVersion();
        this.column = intake.column();
        this.metric = request.metric();
        this.constraints = request.constraints();
        this.targetRows = targetRows;
        this.memoryLimit = memoryLimit;
        Representation full = Representation.full(column.type(), column.dimensions());
        for (Intake.ExistingSpec existing : intake.existing()) {
            if (existing.metric() == metric) {
                kept.put("existing " + existing.name(), new Candidate.Existing(existing.name(), existing.spec()));
            }
        }
        for (Representation representation : representations(full)) {
            boolean first = representation.equals(full)
                    || pruned.stream().anyMatch(out -> out.label().contains(full.label()));
            for (int[] parameters : HNSW) {
                // Lesser representations get the parameters that usually decide; the contest would not tell more of them apart.
                boolean usual = parameters[0] == 16 && (parameters[1] == 64 || !representation.needsRerank());
                if (first || usual) {
                    consider(new Candidate.Hnsw(parameters[0], parameters[1], representation));
                }
            }
            for (double factor : IVFFLAT) {
                if (first || (!representation.needsRerank() && factor == 2)) {
                    consider(new Candidate.IvfFlat(factor, representation));
                }
            }
        }
    }

    /** What is worth trying, the usual of each representation first: when time runs out early, these have had their turn. */
    List<Candidate> kept() {
        return kept.values().stream().sorted(Comparator.comparingInt(Candidates::turn)).toList();
    }

    private static int turn(Candidate candidate) {
        return switch (candidate) {
            case Candidate.Existing existing -> 0;
            case Candidate.Exact exact -> 0;
            case Candidate.Hnsw hnsw -> hnsw.m() == 16 && hnsw.efConstruction() == 64 ? 1 : hnsw.m() < 32 ? 2 : 3;
            case Candidate.IvfFlat ivfFlat -> ivfFlat.factor() == 2 ? 1 : 2;
        };
    }

    List<Pruned> pruned() {
        return List.copyOf(pruned);
    }

    private List<Representation> representations(Representation full) {
        List<Representation> all = new ArrayList<>();
        all.add(full);
        VectorType type = column.type();
        int dimensions = column.dimensions();
        if (type == VectorType.VECTOR) {
            all.add(new Representation(VectorType.HALFVEC, dimensions, type, dimensions));
        }
        if ((type == VectorType.VECTOR || type == VectorType.HALFVEC) && metric != Metric.L1) {
            if (dimensions >= LEAST_BITS) {
                all.add(new Representation(VectorType.BIT, dimensions, type, dimensions));
            }
            for (int part : new int[]{dimensions / 2, dimensions / 4}) {
                if (part >= LEAST_PREFIX && !sharesPage(full, part, all)) {
                    all.add(new Representation(VectorType.HALFVEC, part, type, dimensions));
                }
            }
        }
        return all;
    }

    /** A shorter prefix that packs no more rows onto a page than a longer one saves nothing. */
    private boolean sharesPage(Representation full, int part, List<Representation> longer) {
        int perPage = HnswSize.rowsPerPage(VectorType.HALFVEC, part, 16);
        for (Representation other : longer) {
            if (other.type() == VectorType.HALFVEC
                    && HnswSize.rowsPerPage(VectorType.HALFVEC, other.dimensions(), 16) >= perPage) {
                pruned.add(new Pruned("HNSW on halfvec(" + part + " of " + full.dimensions() + ")",
                        "packs " + perPage + " rows a page, as many as " + other.label()
                                + ": the shorter prefix would lose recall and save nothing"));
                return true;
            }
        }
        return false;
    }

    private void consider(Candidate candidate) {
        IndexSpec spec = candidate.at(targetRows);
        String reason = reasonAgainst(spec);
        if (reason == null) {
            kept.putIfAbsent(spec.label(), candidate);
        } else if (pruned.stream().noneMatch(out -> out.label().equals(spec.label()))) {
            pruned.add(new Pruned(spec.label(), reason));
        }
    }

    /** What the live server's pgvector cannot build, the trials must not recommend. */
    private @Nullable String tooOld(IndexSpec spec) {
        String version = livePgvector;
        if (version == null) {
            return null;
        }
        boolean lesser = spec.representation().type() != VectorType.VECTOR || metric == Metric.L1;
        String needed = lesser ? "0.7.0" : spec instanceof IndexSpec.Hnsw ? "0.5.0" : "0.0.0";
        return PgvectorDefects.compare(version, needed) >= 0
                ? null
                : Words.say("needs pgvector %s, and the live server has %s", needed, version);
    }

    private @Nullable String reasonAgainst(IndexSpec spec) {
        Representation stored = spec.representation();
        VectorType type = stored.type();
        boolean ivfFlat = spec instanceof IndexSpec.IvfFlat;
        String tooOld = tooOld(spec);
        if (tooOld != null) {
            return tooOld;
        }
        int limit = ivfFlat ? type.ivfFlatLimit() : type.hnswLimit();
        if (ivfFlat && (metric == Metric.L1 || metric == Metric.JACCARD || type == VectorType.SPARSEVEC)) {
            return "IVFFlat has no operator class for " + (type == VectorType.SPARSEVEC ? "sparsevec" : metric.label());
        }
        if (type != VectorType.SPARSEVEC && stored.dimensions() > limit) {
            return Words.say("%s takes at most %,d dimensions in %s, these have %,d", type.sqlName(), limit,
                    ivfFlat ? "IVFFlat" : "HNSW", stored.dimensions());
        }
        long bytes = Footprint.bytes(spec, targetRows);
        Long mostBytes = constraints.indexBytes();
        if (mostBytes != null && bytes > mostBytes) {
            return Words.say("would weigh %s at %,d rows, the limit is %s (computed)", Words.bytes(bytes), targetRows,
                    Words.bytes(mostBytes));
        }
        long memory = Footprint.buildMemory(spec, targetRows);
        if (memory > memoryLimit) {
            return ivfFlat
                    ? Words.say("k-means needs %s, the limit is %s: the build would fail (computed)",
                            Words.bytes(memory), Words.bytes(memoryLimit))
                    : Words.say(
                            "the build needs %s at %,d rows, the limit is %s: it would spill and take many times longer (computed)",
                            Words.bytes(memory), targetRows,
                            Words.bytes(memoryLimit));
        }
        return null;
    }
}
