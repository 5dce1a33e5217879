package dev.plumbline.cli.command;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class QuantitiesTest {

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "90s,PT1M30S", "10m,PT10M", "10min,PT10M", "1h30m,PT1H30M", "1.5h,PT1H30M", "2d,PT48H",
        "3.5 ms,PT0.0035S"})
    void readsTimes(String text, Duration expected) {
        assertThat(new Quantities.Time().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "512MB,536870912", "1.5GB,1610612736", "64kB,65536", "1 TB,1099511627776", "2GiB,2147483648"})
    void readsSizes(String text, long expected) {
        assertThat(new Quantities.Size().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"50000,50000", "1_000_000,1000000", "50k,50000", "10M,10000000", "2.5M,2500000", "1B,1000000000"})
    void readsCounts(String text, long expected) {
        assertThat(new Quantities.Count().convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "10", "5x", "10m-", "-1s", "99999999999999999999h"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> new Quantities.Time().convert(text)).isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("10m");
    }

    @Test
    void refusesWhatIsNoSizeOrCount() {
        assertThatThrownBy(() -> new Quantities.Size().convert("much")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> new Quantities.Count().convert("many")).isInstanceOf(TypeConversionException.class);
        assertThatThrownBy(() -> new Quantities.Count().convert("99999999999999999999"))
                .isInstanceOf(TypeConversionException.class);
    }
}
