package dev.plumbline.vector.live;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;

/** Rows of (ctid, vector) through binary COPY, decoded without a detour through text. A NULL vector is a row too. */
final class BinaryRows implements AutoCloseable {

    private static final int HEADER = 11 + 4;
    private static final float[] NO_VECTOR = new float[0];

    private final PGCopyInputStream copy;
    private final DataInputStream in;
    private final ColumnKind kind;
    private long block;
    private int offset;
    private final int flagCount;
    private long flags;

    /** Starts {@code COPY (select) TO STDOUT}; the select must yield the ctid, the column, and as many booleans as said. */
    BinaryRows(Connection connection, String select, ColumnKind kind, int flagCount) throws SQLException, IOException {
        this.kind = kind;
        this.flagCount = flagCount;
        this.copy = new PGCopyInputStream(connection.unwrap(PGConnection.class),
                "COPY (" + select + ") TO STDOUT (FORMAT binary)");
        this.in = new DataInputStream(new BufferedInputStream(copy, 1 << 18));
        in.skipNBytes(HEADER);
        in.skipNBytes(in.readInt());
    }

    /** The next vector; an empty array for NULL; null at the end. */
    float @Nullable [] next() throws IOException {
        short fields = in.readShort();
        if (fields < 0) {
            return null;
        }
        int identity = in.readInt();
        if (identity == 6) {
            block = Integer.toUnsignedLong(in.readInt());
            offset = Short.toUnsignedInt(in.readShort());
        } else if (identity > 0) {
            in.skipNBytes(identity);
        }
        int length = in.readInt();
        float[] vector = length < 0 ? NO_VECTOR : decode();
        flags = 0;
        for (int i = 0; i < flagCount; i++) {
            if (in.readInt() == 1 && in.readByte() != 0) {
                flags |= 1L << i;
            }
        }
        return vector;
    }

    private float[] decode() throws IOException {
        return switch (kind) {
            case VECTOR -> {
                float[] vector = new float[in.readUnsignedShort()];
                in.readUnsignedShort();
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = in.readFloat();
                }
                yield vector;
            }
            case HALFVEC -> {
                float[] vector = new float[in.readUnsignedShort()];
                in.readUnsignedShort();
                for (int i = 0; i < vector.length; i++) {
                    vector[i] = Float.float16ToFloat(in.readShort());
                }
                yield vector;
            }
            case BIT -> bits();
            case SPARSEVEC -> sparse();
            case REAL_ARRAY, DOUBLE_ARRAY -> array();
        };
    }

    private float[] bits() throws IOException {
        float[] vector = new float[in.readInt()];
        int current = 0;
        for (int i = 0; i < vector.length; i++) {
            current = i % 8 == 0 ? in.readUnsignedByte() : current << 1;
            vector[i] = (current & 0x80) != 0 ? 1 : 0;
        }
        return vector;
    }

    private float[] sparse() throws IOException {
        float[] vector = new float[in.readInt()];
        int[] places = new int[in.readInt()];
        in.readInt();
        for (int i = 0; i < places.length; i++) {
            places[i] = in.readInt();
        }
        for (int place : places) {
            vector[place] = in.readFloat();
        }
        return vector;
    }

    private float[] array() throws IOException {
        int axes = in.readInt();
        in.readInt();
        in.readInt();
        int size = axes == 0 ? 0 : 1;
        for (int axis = 0; axis < axes; axis++) {
            size = Math.multiplyExact(size, in.readInt());
            in.readInt();
        }
        float[] vector = new float[size];
        for (int i = 0; i < size; i++) {
            int width = in.readInt();
            vector[i] = switch (width) {
                case -1 -> Float.NaN;
                case 4 -> in.readFloat();
                case 8 -> (float) in.readDouble();
                default -> throw new EOFException("an array element of " + width + " bytes");
            };
        }
        return vector;
    }

    /** The page of the last row. */
    long block() {
        return block;
    }

    /** The filters that the last row passes: bit i for filter i. */
    long flags() {
        return flags;
    }

    /** The line pointer of the last row, from one. */
    int offset() {
        return offset;
    }

    @Override
    public void close() throws IOException {
        copy.close();
    }
}
