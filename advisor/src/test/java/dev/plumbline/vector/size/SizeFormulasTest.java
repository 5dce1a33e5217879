package dev.plumbline.vector.size;

import dev.plumbline.vector.VectorType;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SizeFormulasTest {

    @ParameterizedTest
    @CsvSource({"VECTOR,4,438", "VECTOR,3,608", "VECTOR,2,948", "VECTOR,1,1968", "HALFVEC,4,876", "HALFVEC,3,1216",
        "HALFVEC,2,1896", "HALFVEC,1,3936"})
    void knowsWhereThePagesEnd(VectorType type, int rowsPerPage, int dimensions) {
        assertThat(HnswSize.dimensionsAtCliff(type, 16, rowsPerPage)).isEqualTo(dimensions);
        assertThat(HnswSize.rowsPerPage(type, dimensions, 16)).isEqualTo(rowsPerPage);
        assertThat(HnswSize.rowsPerPage(type, dimensions + 1, 16)).isEqualTo(rowsPerPage - 1);
    }

    @ParameterizedTest
    @CsvSource({"VECTOR,1024,8194", "VECTOR,1536,8194", "HALFVEC,1024,2734", "VECTOR,2000,16386"})
    void agreesWithTheMeasuredBytesARow(VectorType type, int dimensions, double bytesPerRow) {
        assertThat(HnswSize.bytes(type, dimensions, 16, 100_000) / 100_000.0).isCloseTo(bytesPerRow,
                within(0.01 * bytesPerRow));
    }

    @Test
    void growsWithRowsAndLinksAndNeverFallsWithDimensions() {
        long last = 0;
        for (int dimensions = 16; dimensions <= 2000; dimensions += 16) {
            long bytes = HnswSize.bytes(VectorType.VECTOR, dimensions, 16, 5_000);
            assertThat(bytes).isGreaterThanOrEqualTo(last);
            last = bytes;
        }
        assertThat(HnswSize.bytes(VectorType.VECTOR, 100, 32, 5_000))
                .isGreaterThan(HnswSize.bytes(VectorType.VECTOR, 100, 8, 5_000));
        assertThat(HnswSize.bytes(VectorType.VECTOR, 100, 16, 1_000_000)).isCloseTo(
                5 * HnswSize.bytes(VectorType.VECTOR, 100, 16, 200_000),
                Percentage.withPercentage(0.1));
    }

    @Test
    void knowsTheMemoryThatKMeansDemands() {
        // Facts: lists = 1000 at 1536 dimensions needs about 506 MiB.
        assertThat(IvfFlatSize.buildMemory(VectorType.VECTOR, 1536, 1000) / 1048576.0).isCloseTo(506, within(8.0));
    }
}
