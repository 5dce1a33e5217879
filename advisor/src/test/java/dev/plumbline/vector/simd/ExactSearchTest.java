package dev.plumbline.vector.simd;

import dev.plumbline.vector.Metric;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ExactSearchTest {

    private static float[][] random(Random random, int rows, int dimensions, boolean bits) {
        float[][] vectors = new float[rows][dimensions];
        for (float[] vector : vectors) {
            for (int i = 0; i < dimensions; i++) {
                vector[i] = bits ? (random.nextInt(3) == 2 ? 1 : 0) : (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    private static double[] plainDistances(Metric metric, float[] query, float[][] rows, int k) {
        return Arrays.stream(rows).mapToDouble(row -> Distances.distance(metric, query, row))
                .filter(d -> !Double.isNaN(d)).sorted().limit(k).toArray();
    }

    @ParameterizedTest
    @EnumSource(Metric.class)
    void findsTheSameAsAPlainLoop(Metric metric) throws IOException {
        Random random = new Random(7);
        for (int round = 0; round < 25; round++) {
            int rows = 1 + random.nextInt(700);
            int dimensions = 1 + random.nextInt(70);
            int k = 1 + random.nextInt(20);
            float[][] base = random(random, rows, dimensions, metric.isBinary());
            float[][] queries = random(random, 1 + random.nextInt(20), dimensions, metric.isBinary());
            if (rows > 3) {
                base[1] = base[0].clone();
                base[2] = new float[dimensions];
            }
            Neighbours found = ExactSearch.search(RowSource.of(base), queries, metric, k, 1 + round % 3);
            for (int q = 0; q < queries.length; q++) {
                if (metric == Metric.COSINE && Distances.norm(queries[q]) == 0) {
                    continue;
                }
                assertThat(found.distances()[q]).containsExactly(plainDistances(metric, queries[q], base, k),
                        within(1e-12));
                assertThat(Arrays.stream(found.ids()[q]).distinct().count()).isEqualTo(found.ids()[q].length);
            }
        }
    }

    @Test
    void isNotFooledByACloudFarFromTheOrigin() throws IOException {
        Random random = new Random(3);
        float[][] base = random(random, 2_000, 32, false);
        float[][] queries = random(random, 10, 32, false);
        for (float[][] vectors : new float[][][]{base, queries}) {
            for (float[] vector : vectors) {
                for (int i = 0; i < vector.length; i++) {
                    vector[i] += 4096;
                }
            }
        }
        Neighbours found = ExactSearch.search(RowSource.of(base), queries, Metric.L2, 10, 2);
        for (int q = 0; q < queries.length; q++) {
            assertThat(found.distances()[q]).containsExactly(plainDistances(Metric.L2, queries[q], base, 10),
                    within(1e-9));
        }
    }

    @Test
    void looksAtEveryRowWhenTheCandidatesAreOneTie() throws IOException {
        float[][] base = IntStream.range(0, 500).mapToObj(i -> new float[]{1, 0}).toArray(float[][]::new);
        base[499] = new float[]{1, 1e-4f};
        Neighbours found = ExactSearch.search(RowSource.of(base), new float[][]{{1, 1e-4f}}, Metric.COSINE, 3, 2);
        assertThat(found.ids()[0][0]).isEqualTo(499);
        assertThat(found.recheckedQueries()).isEqualTo(1);
    }
}
