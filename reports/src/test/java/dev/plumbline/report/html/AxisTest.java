package dev.plumbline.report.html;

import dev.plumbline.report.html.Axis.Tick;
import dev.plumbline.report.html.Labels.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AxisTest {

    @Test
    void equalFactorsTakeEqualRoom() {
        Axis axis = new Axis(Axis.Scale.LOG, 0.1, 10, 0, 200);
        assertThat(axis.at(1)).isCloseTo(100, within(1e-9));
        assertThat(axis.at(100)).as("beyond the end").isCloseTo(200, within(1e-9));
    }

    @Test
    void sharesNearOneAreToldApart() {
        Axis axis = new Axis(Axis.Scale.NINES, 0.5, 1, 300, 0);
        assertThat(axis.at(0.99) - axis.at(0.995)).isGreaterThan(20);
        assertThat(axis.at(1)).isCloseTo(0, within(1e-9));
        assertThat(axis.ticks(20).stream().map(Tick::label)).containsExactly("0.5", "0.7", "0.8", "0.9", "0.95", "0.98",
                "0.99", "0.995", "1");
    }

    @Test
    void ticksKeepTheirDistance() {
        assertThat(new Axis(Axis.Scale.LOG, 0.01, 100_000, 0, 300).ticks(60)).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void labelsOfMarksThatLieTogetherDoNotCoverEachOther() {
        List<Place> labels = Labels.beside(List.of(new Place(50, 50), new Place(52, 51), new Place(54, 50)));
        for (int one = 0; one < labels.size(); one++) {
            for (int other = one + 1; other < labels.size(); other++) {
                assertThat(labels.get(one).distance(labels.get(other))).isGreaterThan(10);
            }
        }
    }
}
