package dev.plumbline.schema.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Texts for the expressions that checks hold. */
class RegexSampleTest {

    @ParameterizedTest
    @ValueSource(strings = {"^[a-z]{3}$", "^\\d{5}(-\\d{4})?$", "^[^@]+@[^@]+\\.[a-z]{2,}$", "^(red|green)$",
        "^\\+?[0-9]{7,15}$", "^[A-Z][A-Z0-9_]*$", "^(?:v\\.)?\\w+\\s\\d$", "^[A-Z]{2}\\d{2}[A-Z0-9]{4}$"})
    void fitsTheExpression(String pattern) {
        for (int number = 1; number < 20; number++) {
            assertThat(RegexSample.of(pattern, number)).hasValueSatisfying(text -> assertThat(text).matches(pattern));
        }
    }

    @Test
    void leavesPlainWordsAlone() {
        assertThat(RegexSample.of("open", 1)).isEmpty();
    }

    @Test
    void givesUpOnWhatItCannotRead() {
        assertThat(RegexSample.of("^[a-z", 1)).isEmpty();
    }
}
