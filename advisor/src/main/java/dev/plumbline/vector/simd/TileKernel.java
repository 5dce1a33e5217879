package dev.plumbline.vector.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The inner loops: six queries against two SIMD registers of rows. Rows lie transposed in a panel (dimension by dimension, one row a lane), so
 * nothing is ever summed across lanes; queries lie transposed in groups of six. Twelve accumulators hide the latency of FMA
 * and fit the 16 registers of AVX2 as well as the 32 of AVX-512 and NEON (the shape of BLIS' Haswell kernel).
 */
final class TileKernel {

    /** Queries a tile. */
    static final int QUERIES = 6;

    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    /** Rows a tile. */
    static final int ROWS = 2 * LANES;

    private TileKernel() {}

    /**
     * Inner products of one tile.
     *
     * @param panel rows, {@code panel[d * ROWS + row]}
     * @param group queries, {@code group[from + d * QUERIES + query]}
     * @param out results, {@code out[query * ROWS + row]}
     */
    static void dot(float[] panel, float[] group, int from, int dimensions, float[] out) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector e0 = a0;
        FloatVector e1 = a0;
        FloatVector f0 = a0;
        FloatVector f1 = a0;
        int at = from;
        int end = dimensions * ROWS;
        for (int p = 0; p < end; p += ROWS) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, panel, p);
            FloatVector x1 = FloatVector.fromArray(SPECIES, panel, p + LANES);
            FloatVector q = FloatVector.broadcast(SPECIES, group[at]);
            a0 = q.fma(x0, a0);
            a1 = q.fma(x1, a1);
            q = FloatVector.broadcast(SPECIES, group[at + 1]);
            b0 = q.fma(x0, b0);
            b1 = q.fma(x1, b1);
            q = FloatVector.broadcast(SPECIES, group[at + 2]);
            c0 = q.fma(x0, c0);
            c1 = q.fma(x1, c1);
            q = FloatVector.broadcast(SPECIES, group[at + 3]);
            d0 = q.fma(x0, d0);
            d1 = q.fma(x1, d1);
            q = FloatVector.broadcast(SPECIES, group[at + 4]);
            e0 = q.fma(x0, e0);
            e1 = q.fma(x1, e1);
            q = FloatVector.broadcast(SPECIES, group[at + 5]);
            f0 = q.fma(x0, f0);
            f1 = q.fma(x1, f1);
            at += QUERIES;
        }
        a0.intoArray(out, 0);
        a1.intoArray(out, LANES);
        b0.intoArray(out, 2 * LANES);
        b1.intoArray(out, 3 * LANES);
        c0.intoArray(out, 4 * LANES);
        c1.intoArray(out, 5 * LANES);
        d0.intoArray(out, 6 * LANES);
        d1.intoArray(out, 7 * LANES);
        e0.intoArray(out, 8 * LANES);
        e1.intoArray(out, 9 * LANES);
        f0.intoArray(out, 10 * LANES);
        f1.intoArray(out, 11 * LANES);
    }

    /** Sums of absolute differences of one tile; the layout is that of {@link #dot}. */
    static void taxicab(float[] panel, float[] group, int from, int dimensions, float[] out) {
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector e0 = a0;
        FloatVector e1 = a0;
        FloatVector f0 = a0;
        FloatVector f1 = a0;
        int at = from;
        int end = dimensions * ROWS;
        for (int p = 0; p < end; p += ROWS) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, panel, p);
            FloatVector x1 = FloatVector.fromArray(SPECIES, panel, p + LANES);
            FloatVector q = FloatVector.broadcast(SPECIES, group[at]);
            a0 = a0.add(q.sub(x0).lanewise(VectorOperators.ABS));
            a1 = a1.add(q.sub(x1).lanewise(VectorOperators.ABS));
            q = FloatVector.broadcast(SPECIES, group[at + 1]);
            b0 = b0.add(q.sub(x0).lanewise(VectorOperators.ABS));
            b1 = b1.add(q.sub(x1).lanewise(VectorOperators.ABS));
            q = FloatVector.broadcast(SPECIES, group[at + 2]);
            c0 = c0.add(q.sub(x0).lanewise(VectorOperators.ABS));
            c1 = c1.add(q.sub(x1).lanewise(VectorOperators.ABS));
            q = FloatVector.broadcast(SPECIES, group[at + 3]);
            d0 = d0.add(q.sub(x0).lanewise(VectorOperators.ABS));
            d1 = d1.add(q.sub(x1).lanewise(VectorOperators.ABS));
            q = FloatVector.broadcast(SPECIES, group[at + 4]);
            e0 = e0.add(q.sub(x0).lanewise(VectorOperators.ABS));
            e1 = e1.add(q.sub(x1).lanewise(VectorOperators.ABS));
            q = FloatVector.broadcast(SPECIES, group[at + 5]);
            f0 = f0.add(q.sub(x0).lanewise(VectorOperators.ABS));
            f1 = f1.add(q.sub(x1).lanewise(VectorOperators.ABS));
            at += QUERIES;
        }
        a0.intoArray(out, 0);
        a1.intoArray(out, LANES);
        b0.intoArray(out, 2 * LANES);
        b1.intoArray(out, 3 * LANES);
        c0.intoArray(out, 4 * LANES);
        c1.intoArray(out, 5 * LANES);
        d0.intoArray(out, 6 * LANES);
        d1.intoArray(out, 7 * LANES);
        e0.intoArray(out, 8 * LANES);
        e1.intoArray(out, 9 * LANES);
        f0.intoArray(out, 10 * LANES);
        f1.intoArray(out, 11 * LANES);
    }
}
