package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VectorReadersTest {

    @TempDir
    Path folder;

    private static List<float[]> readAll(Path path) throws IOException {
        List<float[]> rows = new ArrayList<>();
        try (VectorReader reader = VectorReaders.open(path)) {
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                assertThat(row).hasSize(reader.dimensions());
                rows.add(row);
            }
        }
        return rows;
    }

    private static float[][] random(int rows, int dimensions, long seed) {
        Random random = new Random(seed);
        float[][] vectors = new float[rows][dimensions];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                // Exactly representable in half precision, so that every format gives back the very same number.
                vector[i] = (random.nextInt(2049) - 1024) / 512f;
            }
        }
        return vectors;
    }

    private static byte[] fvecs(float[][] rows) {
        ByteBuffer buffer = ByteBuffer.allocate(rows.length * (4 + 4 * rows[0].length)).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            buffer.putInt(row.length);
            for (float value : row) {
                buffer.putFloat(value);
            }
        }
        return buffer.array();
    }

    private static byte[] npy(float[][] rows, String descr, int version) throws IOException {
        int width = Integer.parseInt(descr.substring(2));
        ByteBuffer body = ByteBuffer.allocate(rows.length * rows[0].length * width)
                .order(descr.startsWith(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (float[] row : rows) {
            for (float value : row) {
                switch (width) {
                    case 2 -> body.putShort(Float.floatToFloat16(value));
                    case 4 -> body.putFloat(value);
                    default -> body.putDouble(value);
                }
            }
        }
        return npy("{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + rows.length + ", " + rows[0].length
                + "), }", version, body.array());
    }

    private static byte[] npy(String header, int version, byte[] body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[]{(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
        byte[] text = (header + "\n").getBytes(StandardCharsets.UTF_8);
        ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
        out.write(version == 1 ? length.putShort((short) text.length).array() : length.putInt(text.length).array());
        out.write(text);
        out.write(body);
        return out.toByteArray();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private void refuses(Path path, String... words) {
        assertThatThrownBy(() -> readAll(path)).isInstanceOf(PlumblineException.class).hasMessageContainingAll(words)
                .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(ErrorCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<f2", "<f4", "<f8", ">f2", ">f4", ">f8"})
    void readsBackWhatNumpySaves(String descr) throws IOException {
        for (int version = 1; version <= 3; version++) {
            float[][] rows = random(17, 5, version);
            assertThat(readAll(file("a.npy", npy(rows, descr, version))).toArray(float[][]::new)).isDeepEqualTo(rows);
        }
    }

    @Test
    void readsBackFvecsOfAnyShape() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            float[][] rows = random(1 + seed * 3, 1 + seed, seed);
            assertThat(readAll(file("a.fvecs", fvecs(rows))).toArray(float[][]::new)).isDeepEqualTo(rows);
        }
    }

    @Test
    void readsGzippedFiles() throws IOException {
        float[][] rows = random(9, 4, 1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(fvecs(rows));
        }
        assertThat(readAll(file("a.fvecs.gz", out.toByteArray())).toArray(float[][]::new)).isDeepEqualTo(rows);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,2,3\n4,5,6\n", "a,b,c\n1,2,3\n4,5,6\n", "id,x,y,z\n7,1,2,3\n8,4,5,6\n",
        "id,text,embedding\n1,hello,\"[1,2,3]\"\n2,\"a,b\",\"[4, 5, 6]\"\n",
        "\"[1,2,3]\"\n\n\"{4,5,6}\"\n", "vector\r\n\"[1,2,3]\"\r\n\"[4,5,6]\"\r\n"})
    void readsCsvHoweverItIsLaidOut(String content) throws IOException {
        assertThat(readAll(file("a.csv", content)).toArray(float[][]::new))
                .isDeepEqualTo(new float[][]{{1, 2, 3}, {4, 5, 6}});
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,2,3]\n[4,5,6]\n",
        "{\"id\":1,\"embedding\":[1,2,3]}\n\n{\"id\":2,\"embedding\":[4,5,6]}",
        "{\"tags\":[\"x\"],\"v\":[1,2,3]}\n{\"v\":[4,5,6]}"})
    void readsJsonLinesHoweverTheyAreLaidOut(String content) throws IOException {
        assertThat(readAll(file("a.jsonl", content)).toArray(float[][]::new))
                .isDeepEqualTo(new float[][]{{1, 2, 3}, {4, 5, 6}});
    }

    @Test
    void namesTheRowOfMixedDimensions() throws IOException {
        byte[] mixed = new byte[fvecs(random(2, 3, 1)).length + fvecs(random(1, 4, 1)).length];
        System.arraycopy(fvecs(random(2, 3, 1)), 0, mixed, 0, 32);
        System.arraycopy(fvecs(random(1, 4, 1)), 0, mixed, 32, 20);
        refuses(file("a.fvecs", mixed), "row 3 has 4 dimensions", "have 3");
        refuses(file("a.csv", "1,2\n3,4,5\n"), "row 2 has 3 dimensions", "have 2");
        refuses(file("a.jsonl", "[1,2]\n[3]\n"), "row 2 has 1 dimensions", "have 2");
    }

    @Test
    void namesTheRowOfNaNAndInfinity() throws IOException {
        refuses(file("a.csv", "1,2\n3,NaN\n"), "row 2 has NaN in dimension 2");
        refuses(file("a.jsonl", "[1,2]\n[NaN,1]\n"), "row 2 has NaN in dimension 1");
        refuses(file("b.jsonl", "[1,2]\n[1e300,1]\n"), "row 2 has an infinite value");
        refuses(file("a.fvecs", fvecs(new float[][]{{1, Float.NEGATIVE_INFINITY}})),
                "row 1 has an infinite value in dimension 2");
        refuses(file("a.npy", npy(new float[][]{{1, 1}, {Float.NaN, 1}}, "<f4", 1)), "row 2 has NaN");
    }

    @Test
    void saysWhatIsCutOff() throws IOException {
        byte[] whole = fvecs(random(4, 3, 1));
        for (int length = 1; length < whole.length; length++) {
            Path path = file("a.fvecs", Arrays.copyOf(whole, length));
            if (length % 16 != 0) {
                refuses(path, "cut off");
            }
        }
        byte[] array = npy(random(4, 3, 1), "<f4", 1);
        refuses(file("a.npy", Arrays.copyOf(array, array.length - 1)), "cut off in row 4 of 4");
        refuses(file("b.npy", Arrays.copyOf(array, 20)), "cut off in its header");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(fvecs(random(500, 30, 1)));
        }
        refuses(file("a.fvecs.gz", Arrays.copyOf(out.toByteArray(), 9_000)), "cut off or damaged");
    }

    @Test
    void refusesOtherArrays() throws IOException {
        refuses(file("a.npy", npy("{'descr': '<i8', 'fortran_order': False, 'shape': (2, 3), }", 1, new byte[48])),
                "dtype i8", "f4");
        refuses(file("a.npy",
                npy("{'descr': [('a', '<f4')], 'fortran_order': False, 'shape': (2,), }", 1, new byte[48])), "dtype");
        refuses(file("a.npy", npy("{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3), }", 1, new byte[24])),
                "Fortran order");
        refuses(file("a.npy", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (6,), }", 1, new byte[24])),
                "1 axes");
        refuses(file("a.npy", npy("{'descr': '<f4', 'fortran_order': False, 'shape': (0, 3), }", 1, new byte[0])),
                "no rows");
        refuses(file("a.npy", "PK\3\4 not an array"), "not a .npy file");
    }

    @Test
    void refusesWhatIsNoFileOfVectors() throws IOException {
        refuses(folder.resolve("missing.fvecs"), "no such file");
        refuses(folder, "folder");
        refuses(file("a.fvecs", ""), "empty");
        refuses(file("a.txt", "1,2"), "format is not known", ".fvecs");
        refuses(file("a.csv", "id,embedding\n"), "header and no rows");
        refuses(file("b.csv", "1,2\n3,x\n"), "row 2", "not a number");
        refuses(file("a.jsonl", "{\"embedding\": \"no\"}\n"), "line 1 holds no array");
        refuses(file("b.jsonl", "[1,2]\n[1,\n"), "line 2 is not valid JSON");
        refuses(file("c.jsonl", "[1,\"2\"]\n"), "line 1", "not a number in dimension 2");
        refuses(file("d.fvecs", "this is text, not vectors"), "not a .fvecs file");
        refuses(file("e.fvecs.gz", "this is not zipped"), "not a gzip file");
    }
}
