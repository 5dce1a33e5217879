package dev.plumbline.vector.data;

/** Takes the rows of a source in their order. */
@FunctionalInterface
public interface RowSink {

    /**
     * Takes one row.
     *
     * @param position ascends in insertion order
     * @param flags bit i says whether filter i holds
     */
    void accept(long position, float[] vector, long flags);
}
