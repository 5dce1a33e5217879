package dev.plumbline.vector.simd;

import java.io.IOException;

/** Rows by position. Safe for use by several threads at once. */
public interface RowSource {

    int rows();

    int dimensions();

    /** Puts rows {@code from} to {@code from + count} into the first places of an array; callers must not write to them. */
    void read(int from, int count, float[][] into) throws IOException;

    /** Rows that lie in memory. */
    static RowSource of(float[][] rows) {
        return new RowSource() {
            @Override
            public int rows() {
                return rows.length;
            }

            @Override
            public int dimensions() {
                return rows[0].length;
            }

            @Override
            public void read(int from, int count, float[][] into) {
                System.arraycopy(rows, from, into, 0, count);
            }
        };
    }
}
