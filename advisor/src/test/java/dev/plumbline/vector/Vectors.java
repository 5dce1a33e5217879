package dev.plumbline.vector;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Vectors that tests make: points around random centres, as embeddings lie. */
public final class Vectors {

    private Vectors() {}

    public static float[][] clustered(int rows, int dimensions, long seed) {
        Random random = new Random(seed);
        float[][] centres = new float[40][dimensions];
        for (float[] centre : centres) {
            for (int i = 0; i < dimensions; i++) {
                centre[i] = (float) random.nextGaussian();
            }
        }
        float[][] vectors = new float[rows][dimensions];
        for (float[] vector : vectors) {
            float[] centre = centres[random.nextInt(centres.length)];
            for (int i = 0; i < dimensions; i++) {
                vector[i] = centre[i] + 0.5f * (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    public static Path fvecs(Path path, float[][] rows) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file))) {
            for (float[] row : rows) {
                out.writeInt(Integer.reverseBytes(row.length));
                for (float value : row) {
                    out.writeInt(Integer.reverseBytes(Float.floatToIntBits(value)));
                }
            }
        }
        return path;
    }
}
