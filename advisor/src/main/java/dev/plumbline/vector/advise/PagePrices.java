package dev.plumbline.vector.advise;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.simd.PageReads;
import java.util.HashMap;
import java.util.Map;

/**
 * By how much a page costs more when an index has outgrown the processor's caches; measured on this machine when it is asked for. Not safe for several
 * threads.
 */
final class PagePrices {

    private static final int PAGE = 8192;

    private record Question(long from, long to, long bytes) {}

    private final Map<Question, Double> known = new HashMap<>();

    /** Milliseconds that a page costs more in an area of so many bytes than in the smaller one; never less than nothing. */
    double extraMillis(long from, long to, long bytesOfPage) {
        return known.computeIfAbsent(new Question(from, to, bytesOfPage), question -> {
            double[] nanos = PageReads.nanos(new long[]{from, to}, bytesOfPage);
            return Math.max(0, nanos[1] - nanos[0]) / 1e6;
        });
    }

    /** How much of a page a search looks at: one element of a graph, a whole page of a list. */
    static long bytesOfPage(IndexSpec spec) {
        Representation stored = spec.representation();
        return switch (spec) {
            case IndexSpec.Hnsw hnsw -> Math.min(PAGE, stored.type().bytes(stored.dimensions()));
            case IndexSpec.IvfFlat ivfFlat -> PAGE;
            case IndexSpec.Exact exact -> PAGE;
        };
    }
}
