package dev.plumbline.vector.advise;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ShiftTest {

    private static final IndexSpec GRAPH = new IndexSpec.Hnsw(16, 64, Representation.full(VectorType.VECTOR, 100));
    private static final int[] EF = {10, 14, 20, 28, 40, 57, 80, 113, 160};

    /** Measured: misses of HNSW m = 16, ef_construction = 64 on GloVe-100 at the search values above, 1,000 queries. */
    private static final double[] GLOVE_1900 = {0.1131, 0.0780, 0.0478, 0.0294, 0.0155, 0.0078, 0.0035, 0.0012, 0.0005};
    private static final double[] GLOVE_19000 = {0.2382, 0.1833, 0.1365, 0.0999, 0.0687, 0.0432, 0.0277, 0.0181,
        0.0110};

    private static List<CurvePoint> curve(double[] misses) {
        List<CurvePoint> curve = new ArrayList<>();
        for (int i = 0; i < misses.length; i++) {
            curve.add(new CurvePoint(EF[i], misses[i], 0));
        }
        return curve;
    }

    @Test
    void findsHowFarARecordedCurveMoves() {
        double exponent = Shift.between(curve(GLOVE_1900), curve(GLOVE_19000), 0.045).orElseThrow() / Math.log(10);
        assertThat(exponent).isCloseTo(0.42, within(0.03));
        assertThat(new Prior(0, 28, new PagePrices()).parameterExponent(GRAPH, 0.045)).isCloseTo(exponent, within(0.1));
    }

    @Test
    void findsAKnownShiftExactly() {
        List<CurvePoint> from = new ArrayList<>();
        List<CurvePoint> to = new ArrayList<>();
        for (int ef : EF) {
            from.add(new CurvePoint(ef, 1.5 / ef, 0));
            to.add(new CurvePoint(3 * ef, 1.5 / ef, 0));
        }
        assertThat(Shift.between(from, to, 0.03).orElseThrow()).isCloseTo(Math.log(3), within(1e-9));
    }

    @Test
    void saysNothingWhereTheCurvesHaveNoLevelInCommon() {
        assertThat(Shift.between(List.of(new CurvePoint(10, 0.001, 0), new CurvePoint(20, 0, 0)), curve(GLOVE_19000),
                0.05)).isEmpty();
        assertThat(Shift.between(List.of(), curve(GLOVE_1900), 0.05)).isEmpty();
    }
}
