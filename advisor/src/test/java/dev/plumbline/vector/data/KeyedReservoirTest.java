package dev.plumbline.vector.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyedReservoirTest {

    private static List<KeyedReservoir.Drawn> draw(int count, int rows, long seed) {
        KeyedReservoir reservoir = new KeyedReservoir(count, seed);
        IntStream.range(0, rows).forEach(i -> reservoir.offer(i, new float[]{i}));
        assertThat(reservoir.offered()).isEqualTo(rows);
        return reservoir.byKey();
    }

    @Test
    void aSmallerDrawIsPartOfALargerOneAndTheSeedDecides() {
        for (int seed = 0; seed < 20; seed++) {
            List<Long> large = draw(300, 5_000, seed).stream().map(KeyedReservoir.Drawn::position).toList();
            List<Long> small = draw(40, 5_000, seed).stream().map(KeyedReservoir.Drawn::position).toList();
            assertThat(small).isEqualTo(large.subList(0, 40));
            assertThat(draw(40, 5_000, seed + 100).stream().map(KeyedReservoir.Drawn::position).toList())
                    .isNotEqualTo(small);
        }
    }

    @Test
    void drawsEveryPositionEquallyOften() {
        int[] drawn = new int[50];
        for (int seed = 0; seed < 4_000; seed++) {
            draw(10, 50, seed).forEach(row -> drawn[(int) row.position()]++);
        }
        // 800 expected; five standard deviations are 126.
        assertThat(Arrays.stream(drawn).min().getAsInt()).isGreaterThan(800 - 126);
        assertThat(Arrays.stream(drawn).max().getAsInt()).isLessThan(800 + 126);
    }

    @Test
    void splitsIntoQueriesAndRowsInInsertionOrder() {
        Sample sample = Sample.split(draw(1_000, 1_000, 3), 50, 70, 30);
        assertThat(sample.screen()).hasNumberOfRows(50);
        assertThat(sample.confirm()).hasNumberOfRows(70);
        assertThat(sample.fresh()).hasNumberOfRows(30);
        double[] rows = IntStream.range(0, sample.size()).mapToDouble(i -> sample.rows().row(i)[0]).toArray();
        assertThat(rows).hasSize(850).isSorted().doesNotHaveDuplicates();
        assertThat(Arrays.stream(sample.confirm()).noneMatch(query -> Arrays.binarySearch(rows, query[0]) >= 0))
                .isTrue();
        assertThat(Arrays.stream(sample.fresh()).noneMatch(query -> Arrays.binarySearch(rows, query[0]) >= 0)).isTrue();
        assertThat(sample.subsample(100)).hasSize(100).isSorted();
        assertThat(Arrays.stream(sample.subsample(200)).boxed().toList())
                .containsAll(Arrays.stream(sample.subsample(100)).boxed().toList());
    }
}
