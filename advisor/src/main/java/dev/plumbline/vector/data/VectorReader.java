package dev.plumbline.vector.data;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Streams the vectors of one source in insertion order. Not safe for use by several threads. */
public interface VectorReader extends AutoCloseable {

    /** Dimensions of every vector; known before the first one is read. */
    int dimensions();

    /**
     * The next vector in an array of its own, or null at the end.
     *
     * @throws dev.plumbline.error.PlumblineException when the vector has other dimensions or a component that is not a finite number
     */
    float @Nullable [] next() throws IOException;

    @Override
    void close() throws IOException;
}
