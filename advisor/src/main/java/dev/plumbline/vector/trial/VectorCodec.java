package dev.plumbline.vector.trial;

import com.pgvector.PGbit;
import com.pgvector.PGsparsevec;
import com.pgvector.PGvector;
import dev.plumbline.vector.VectorType;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import org.postgresql.util.PGobject;

/** Vectors of floats in PostgreSQL's binary forms; bit strings are zeros and ones. */
public final class VectorCodec {

    private VectorCodec() {}

    /** Writes the value as the type's send function would: what binary COPY expects. */
    static byte[] binary(VectorType type, float[] vector) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) type.bytes(vector.length));
        DataOutputStream out = new DataOutputStream(bytes);
        switch (type) {
            case VECTOR -> {
                out.writeShort(vector.length);
                out.writeShort(0);
                for (float value : vector) {
                    out.writeFloat(value);
                }
            }
            case HALFVEC -> {
                out.writeShort(vector.length);
                out.writeShort(0);
                for (float value : vector) {
                    out.writeShort(Float.floatToFloat16(value));
                }
            }
            case BIT -> {
                out.writeInt(vector.length);
                out.write(bits(vector));
            }
            case SPARSEVEC -> {
                int count = 0;
                for (float value : vector) {
                    count += value != 0 ? 1 : 0;
                }
                out.writeInt(vector.length);
                out.writeInt(count);
                out.writeInt(0);
                for (int i = 0; i < vector.length; i++) {
                    if (vector[i] != 0) {
                        out.writeInt(i);
                    }
                }
                for (float value : vector) {
                    if (value != 0) {
                        out.writeFloat(value);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] bits(float[] vector) {
        byte[] bits = new byte[(vector.length + 7) / 8];
        for (int i = 0; i < vector.length; i++) {
            if (vector[i] != 0) {
                bits[i / 8] |= (byte) (0x80 >>> (i % 8));
            }
        }
        return bits;
    }

    /** The value as a parameter of a prepared statement, sent in binary where pgvector-java can. */
    public static PGobject parameter(VectorType type, float[] vector) throws SQLException {
        return switch (type) {
            // A halfvec travels as a vector and is cast: pgvector-java knows halfvec as text only.
            case VECTOR, HALFVEC -> new PGvector(vector);
            case BIT -> {
                boolean[] bits = new boolean[vector.length];
                for (int i = 0; i < bits.length; i++) {
                    bits[i] = vector[i] != 0;
                }
                yield new PGbit(bits);
            }
            case SPARSEVEC -> new PGsparsevec(vector);
        };
    }
}
