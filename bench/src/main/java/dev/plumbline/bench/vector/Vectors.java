package dev.plumbline.bench.vector;

import dev.plumbline.vector.data.KeyedReservoir;
import dev.plumbline.vector.data.VectorReader;
import dev.plumbline.vector.data.VectorReaders;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of vectors in and out. */
final class Vectors {

    private Vectors() {}

    /** Up to that many vectors, in the random order of a seed. */
    static float[][] read(Path file, int most, long seed) throws IOException {
        KeyedReservoir reservoir = new KeyedReservoir(most, seed);
        try (VectorReader reader = VectorReaders.open(file)) {
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                reservoir.offer(reservoir.offered(), row);
            }
        }
        return reservoir.byKey().stream().map(KeyedReservoir.Drawn::vector).toArray(float[][]::new);
    }

    /** Writes fvecs. */
    static void write(Path file, float[][] rows) throws IOException {
        try (DataOutputStream out = new DataOutputStream(
                new BufferedOutputStream(Files.newOutputStream(file), 1 << 18))) {
            for (float[] row : rows) {
                out.writeInt(Integer.reverseBytes(row.length));
                for (float value : row) {
                    out.writeInt(Integer.reverseBytes(Float.floatToIntBits(value)));
                }
            }
        }
    }
}
