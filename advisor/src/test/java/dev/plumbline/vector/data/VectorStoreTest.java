package dev.plumbline.vector.data;

import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.Vectors;
import dev.plumbline.vector.simd.ExactSearch;
import dev.plumbline.vector.simd.Neighbours;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class VectorStoreTest {

    @TempDir
    Path folder;

    @Test
    void keepsInAFileWhatDoesNotFit() {
        float[][] rows = Vectors.clustered(3_000, 7, 1);
        VectorStore store = new VectorStore(20_000);
        for (int i = 0; i < rows.length; i++) {
            store.put(i, rows[i].clone());
            assertThat(store.isOnDisk()).isEqualTo((i + 1) * (16 + 28) > 20_000);
        }
        float[] other = {1, 2, 3, 4, 5, 6, 7};
        store.put(5, other);
        rows[5] = other;
        for (int i = 0; i < rows.length; i++) {
            assertThat(store.get(i)).containsExactly(rows[i]);
        }
    }

    @Test
    void drawsTheSameSampleFromMemoryAndFromAFile() {
        float[][] rows = Vectors.clustered(5_000, 6, 2);
        KeyedReservoir memory = new KeyedReservoir(700, 3);
        KeyedReservoir file = new KeyedReservoir(700, 3, new VectorStore(1_000));
        for (int i = 0; i < rows.length; i++) {
            memory.offer(i, rows[i]);
            file.offer(i, rows[i]);
        }
        Sample one = Sample.split(memory.byKey(), 20, 20, 20);
        Sample two = Sample.split(file.byKey(), 20, 20, 20);
        assertThat(two.rows().isOnDisk()).isTrue();
        assertThat(one.rows().isOnDisk()).isFalse();
        assertThat(two.confirm()).isDeepEqualTo(one.confirm());
        for (int i = 0; i < one.size(); i++) {
            assertThat(two.rows().row(i)).containsExactly(one.rows().row(i));
        }
    }

    /** What the process below does: reads a sample that is larger than its heap, and searches it exactly. */
    static final class LargeSample {

        private LargeSample() {}

        public static void main(String[] arguments) throws IOException {
            VectorSource.VectorFile source = new VectorSource.VectorFile(Path.of(arguments[0]));
            Sample sample = FileIntake
                    .read(source, AdviceRequest.of(source).withSampleSize(1_000_000), List.of(),
                            ProgressListener.silent())
                    .sample();
            Neighbours found = ExactSearch.search(sample.rows(), sample.confirm(), Metric.COSINE, 10, 2);
            System.out.println(Runtime.getRuntime().maxMemory() / (1 << 20) + " " + sample.rows().isOnDisk() + " "
                    + sample.size() + " " + found.ids().length + " " + found.ids()[0].length);
        }
    }

    @Test
    void readsAndSearchesASampleThatIsLargerThanTheMemory() throws IOException, InterruptedException {
        Path file = Vectors.fvecs(folder.resolve("large.fvecs"), Vectors.clustered(80_000, 256, 4));
        assertThat(Files.size(file)).isGreaterThan(80_000_000);
        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx56m",
                "--add-modules", "jdk.incubator.vector", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                LargeSample.class.getName(), file.toString())
                .redirectErrorStream(true).redirectOutput(out.toFile()).start();
        assertThat(process.waitFor()).as(Files.readString(out, StandardCharsets.UTF_8)).isZero();
        assertThat(Files.readAllLines(out).getLast()).matches("5[0-9] true 79000 500 10");
    }
}
