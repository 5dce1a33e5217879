package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.VectorSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Parquet and HDF5, as pyarrow and h5py write them: {@code make.py} beside the files. */
class ColumnarFilesTest {

    private static final int ROWS = 100;
    private static final int DIMENSIONS = 6;

    @TempDir
    Path folder;

    private Path file(String name) throws IOException {
        Path path = folder.resolve(name);
        try (InputStream in = ColumnarFilesTest.class.getResourceAsStream(name)) {
            Files.write(path, in.readAllBytes());
        }
        return path;
    }

    private static float[][] expected() {
        float[][] rows = new float[ROWS][DIMENSIONS];
        for (int i = 0; i < ROWS; i++) {
            for (int d = 0; d < DIMENSIONS; d++) {
                rows[i][d] = (7 * i + 3 * d) % 32 / 8f - 2;
            }
        }
        return rows;
    }

    private static float[][] readAll(Path path) throws IOException {
        List<float[]> rows = new ArrayList<>();
        try (VectorReader reader = VectorReaders.open(path)) {
            for (float[] row = reader.next(); row != null; row = reader.next()) {
                assertThat(row).hasSize(reader.dimensions());
                rows.add(row);
            }
        }
        return rows.toArray(float[][]::new);
    }

    private static void refuses(Path path, String... words) {
        assertThatThrownBy(() -> readAll(path)).isInstanceOf(PlumblineException.class)
                .hasMessageContaining(String.valueOf(path.getFileName())).hasMessageContainingAll(words)
                .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(ErrorCode.BAD_INPUT))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list-none.parquet", "list-snappy.parquet", "list-zstd.parquet", "list-gzip.parquet",
        "list-lz4.parquet", "fixed.parquet", "half.parquet", "double.parquet", "bytes.parquet", "text.parquet",
        "columns.parquet"})
    void readsParquetHoweverItIsLaidOut(String name) throws IOException {
        assertThat(readAll(file(name))).isDeepEqualTo(expected());
    }

    @Test
    void refusesParquetThatHoldsNoVectors() throws IOException {
        refuses(file("no-vectors.parquet"), "no column of vectors", "name", "list<float>");
        refuses(file("two-lists.parquet"), "several columns of lists (a, b)", "\"embedding\"");
        refuses(file("ragged.parquet"), "row 7 has 4 dimensions", "have 6");
        refuses(file("null-row.parquet"), "row 9 has no vector");
        refuses(file("null-element.parquet"), "row 4 has NaN in dimension 3");
        refuses(file("empty.parquet"), "no rows");
        refuses(file("list-brotli.parquet"), "BROTLI", "zstd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain.h5", "chunked.h5", "half.hdf5", "latest.h5"})
    void readsHdf5HoweverItIsLaidOut(String name) throws IOException {
        assertThat(readAll(file(name))).isDeepEqualTo(expected());
    }

    @Test
    void readsBooleansAsBits() throws IOException {
        float[][] bits = expected();
        for (float[] row : bits) {
            for (int d = 0; d < DIMENSIONS; d++) {
                row[d] = row[d] > 0 ? 1 : 0;
            }
        }
        assertThat(readAll(file("bits.hdf5"))).isDeepEqualTo(bits);
    }

    @Test
    void readsQueriesOfAFileThatHoldsBoth() throws IOException {
        List<float[]> queries = FileIntake.queries(file("chunked.h5"), 1, 100);
        assertThat(queries).containsExactlyInAnyOrder(Arrays.copyOf(expected(), 5));
        assertThat(FileIntake.queries(file("plain.h5"), 1, 7)).hasSize(7);
    }

    @Test
    void refusesHdf5ThatHoldsNoVectors() throws IOException {
        refuses(file("one-axis.h5"), "no data set of two axes", "train");
        refuses(file("several.h5"), "several data sets of two axes (a, b)", "\"train\"");
        refuses(file("names.h5"), "\"train\" holds names");
        refuses(file("nan.h5"), "row 7 has NaN");
        refuses(file("too-new.h5"), "cannot be read as HDF5", "libver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"list-zstd.parquet", "chunked.h5"})
    void saysWhatIsNoSuchFileOrDamaged(String name) throws IOException {
        byte[] whole = Files.readAllBytes(file(name));
        String suffix = name.substring(name.lastIndexOf('.'));
        refuses(Files.writeString(folder.resolve("text" + suffix), "this is text, and quite long enough to be more"),
                "is not a");
        refuses(Files.write(folder.resolve("zipped" + suffix + ".gz"), whole), "cannot be gzipped");
        refuses(Files.write(folder.resolve("nothing" + suffix), new byte[0]), "empty");
        for (int length = 1; length < whole.length; length += 97) {
            Path cut = Files.write(folder.resolve("cut" + suffix), Arrays.copyOf(whole, length));
            // What is cut off behind the last chunk of the rows of an HDF5 file is none of ours.
            try {
                assertThat(readAll(cut)).isDeepEqualTo(expected());
            } catch (PlumblineException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT);
                assertThat(e.getMessage()).startsWith("cut" + suffix).doesNotContain("\n");
            }
        }
        for (int at = 0; at < whole.length; at += 61) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Path path = Files.write(folder.resolve("damaged" + suffix), damaged);
            try {
                readAll(path);
            } catch (PlumblineException e) {
                assertThat(e.code()).isEqualTo(ErrorCode.BAD_INPUT);
            }
        }
    }

    private Intake intake(String name, Metric metric) throws IOException {
        VectorSource.VectorFile source = new VectorSource.VectorFile(file(name));
        return FileIntake.read(source, AdviceRequest.of(source).withMetric(metric), List.of(),
                ProgressListener.silent());
    }

    @Test
    void asksTheOwnQueriesOfABenchmarkAndChecksItsNeighbours() throws IOException {
        Intake intake = intake("ann.hdf5", Metric.COSINE);
        assertThat(intake.sample().size()).isEqualTo(400);
        assertThat(intake.sample().dimensions()).isEqualTo(8);
        assertThat(intake.sample().screen().length + intake.sample().confirm().length
                + intake.sample().fresh().length).isEqualTo(60);
        assertThat(intake.queriesFrom()).contains("the file's own queries", "10 of them agree", "100.0 %");
    }

    @Test
    void refusesNeighboursThatAreNone() throws IOException {
        assertThatThrownBy(() -> intake("ann-wrong.hdf5", Metric.COSINE)).isInstanceOf(PlumblineException.class)
                .hasMessageContainingAll("ann-wrong.hdf5", "of its neighbours", "cosine", "--metric");
        assertThatThrownBy(() -> intake("ann.hdf5", Metric.L2)).isInstanceOf(PlumblineException.class)
                .hasMessageContainingAll("angular", "--metric cosine");
        assertThat(intake("ann-odd.hdf5", Metric.COSINE).queriesFrom()).contains("agree");
        assertThatThrownBy(() -> intake("ann-odd.hdf5", Metric.L1)).hasMessageContaining("by l1");
    }
}
