package dev.plumbline.vector.trial;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.size.HnswSize;
import dev.plumbline.vector.size.IvfFlatSize;

/** The formulas of {@code dev.plumbline.vector.size} for a whole candidate. */
public final class Footprint {

    private Footprint() {}

    /** Bytes on disk; zero without an index. */
    public static long bytes(IndexSpec spec, long rows) {
        Representation stored = spec.representation();
        return switch (spec) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.Hnsw hnsw -> HnswSize.bytes(stored.type(), stored.dimensions(), hnsw.m(), rows);
            case IndexSpec.IvfFlat ivfFlat ->
                IvfFlatSize.bytes(stored.type(), stored.dimensions(), ivfFlat.lists(), rows);
        };
    }

    /** Bytes on disk at that many rows by what the same candidate weighed when it was built over fewer. */
    public static long bytes(IndexSpec spec, long rows, BuiltIndex smaller) {
        Representation stored = spec.representation();
        if (spec instanceof IndexSpec.IvfFlat ivfFlat && smaller.spec() instanceof IndexSpec.IvfFlat built
                && smaller.build() != null) {
            return IvfFlatSize.bytes(stored.type(), stored.dimensions(), ivfFlat.lists(), rows,
                    IvfFlatSize.lengths(stored.type(), stored.dimensions(), built.lists(), smaller.rows(),
                            smaller.build().bytes()));
        }
        return bytes(spec, rows);
    }

    /** Memory that the build wants to have; zero without an index. */
    public static long buildMemory(IndexSpec spec, long rows) {
        Representation stored = spec.representation();
        return switch (spec) {
            case IndexSpec.Exact exact -> 0;
            case IndexSpec.Hnsw hnsw -> HnswSize.buildMemory(stored.type(), stored.dimensions(), hnsw.m(), rows);
            case IndexSpec.IvfFlat ivfFlat ->
                IvfFlatSize.buildMemory(stored.type(), stored.dimensions(), ivfFlat.lists());
        };
    }
}
