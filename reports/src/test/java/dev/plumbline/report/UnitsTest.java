package dev.plumbline.report;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UnitsTest {

    @Test
    void numbersHaveTheDigitsThatMeanSomething() {
        assertThat(Units.millis(0.0421)).isEqualTo("0.042 ms");
        assertThat(Units.millis(0.62)).isEqualTo("0.62 ms");
        assertThat(Units.millis(31.04)).isEqualTo("31 ms");
        assertThat(Units.millis(999)).isEqualTo("999 ms");
        assertThat(Units.millis(1_000)).isEqualTo("1 s");
        assertThat(Units.millis(372_000)).isEqualTo("6.2 min");
        assertThat(Units.millis(11_160_000)).isEqualTo("3.1 h");
        assertThat(Units.bytes(512L)).isEqualTo("512 bytes");
        assertThat(Units.bytes(17_825_792L)).isEqualTo("17 MB");
        assertThat(Units.bytes(1_000_000_000_000L)).isEqualTo("931 GB");
        assertThat(Units.share(0.9573)).isEqualTo("0.957");
        assertThat(Units.percent(0.025)).isEqualTo("2.5 %");
        assertThat(Units.significant(0)).isEqualTo("0");
        assertThat(Units.significant(100)).isEqualTo("100");
        assertThat(Units.significant(20)).isEqualTo("20");
    }

    @Test
    void countsAgreeWithTheirWord() {
        assertThat(Units.count(1, "change")).isEqualTo("1 change");
        assertThat(Units.count(1_200, "change")).isEqualTo("1,200 changes");
        assertThat(Units.count(2, "index", "indexes")).isEqualTo("2 indexes");
    }
}
