package dev.plumbline.vector.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The TEXMEX format: per vector a little-endian int32 with the dimensions, then as many float32. */
final class FvecsReader implements VectorReader {

    private static final int MAXIMUM_DIMENSIONS = 1_000_000;

    private final String source;
    private final InputStream in;
    private final int dimensions;
    private final byte[] body;
    private final byte[] head = new byte[Integer.BYTES];
    private long row;
    private boolean headRead = true;

    FvecsReader(String source, InputStream in) throws IOException {
        this.source = source;
        this.in = in;
        int read = in.readNBytes(head, 0, head.length);
        if (read == 0) {
            throw BadInput.of(source, "the file is empty");
        }
        if (read < head.length) {
            throw BadInput.of(source, "is cut off in its first vector");
        }
        this.dimensions = little(head).getInt();
        if (dimensions < 1 || dimensions > MAXIMUM_DIMENSIONS) {
            throw BadInput.of(source, "the first vector claims " + dimensions
                    + " dimensions; this is not a .fvecs file (int32 dimensions, then float32 values)");
        }
        this.body = new byte[Math.multiplyExact(dimensions, Float.BYTES)];
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public float @Nullable [] next() throws IOException {
        if (!headRead) {
            int read = in.readNBytes(head, 0, head.length);
            if (read == 0) {
                return null;
            }
            if (read < head.length) {
                throw cutOff();
            }
            int claimed = little(head).getInt();
            if (claimed != dimensions) {
                throw BadInput.of(source,
                        "row " + (row + 1) + " has " + claimed + " dimensions, the rows before it have " + dimensions
                                + "; all vectors of an index must have the same");
            }
        }
        headRead = false;
        if (in.readNBytes(body, 0, body.length) < body.length) {
            throw cutOff();
        }
        row++;
        float[] vector = new float[dimensions];
        little(body).asFloatBuffer().get(vector);
        return BadInput.checked(source, row, vector, dimensions);
    }

    private RuntimeException cutOff() {
        return BadInput.of(source,
                "is cut off in row " + (row + 1) + ": a vector of " + dimensions + " dimensions takes "
                        + (4 + body.length)
                        + " bytes; fetch the file again");
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
