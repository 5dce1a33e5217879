package dev.plumbline.cli.text;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearMatchesTest {

    @Test
    void offersTheClosestFirst() {
        assertThat(NearMatches.of("ordres", List.of("order", "orders", "customers"))).containsExactly("orders",
                "order");
        assertThat(NearMatches.hint("shpo", List.of("shop", "ship"))).isEqualTo("; did you mean \"shop\" or \"ship\"?");
    }

    @Test
    void offersNothingWhereNothingIsClose() {
        assertThat(NearMatches.hint("shop", List.of("billing", "postgres"))).isEmpty();
    }

    @Test
    void countsASwapOnce() {
        assertThat(NearMatches.distance("ab", "ba")).isEqualTo(1);
        assertThat(NearMatches.distance("", "abc")).isEqualTo(3);
        assertThat(NearMatches.distance("kitten", "sitting")).isEqualTo(3);
    }
}
