package dev.plumbline.cli.command;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ObjectPatternTest {

    private static final ObjectId AUDIT = ObjectId.root(ObjectKind.SCHEMA, "audit");
    private static final ObjectId LOG = ObjectId.inSchema(ObjectKind.TABLE, "audit", "log");
    private static final ObjectId NOTE = LOG.child(ObjectKind.COLUMN, "note.text");

    private static boolean matches(String pattern, ObjectId id) {
        return ObjectPattern.parse(pattern).matches(id);
    }

    @Test
    void matchesAnObjectAndAllBelowIt() {
        assertThat(matches("audit", AUDIT)).isTrue();
        assertThat(matches("audit", NOTE)).isTrue();
        assertThat(matches("audit.log", LOG)).isTrue();
        assertThat(matches("audit.log", NOTE)).isTrue();
        assertThat(matches("audit.log", AUDIT)).isFalse();
        assertThat(matches("audit.*", AUDIT)).isFalse();
        assertThat(matches("audit.*", LOG)).isTrue();
    }

    @Test
    void keepsStarsWithinAName() {
        assertThat(matches("*.l?g", LOG)).isTrue();
        assertThat(matches("aud*", LOG)).isTrue();
        assertThat(matches("*.note*", NOTE)).isFalse();
        assertThat(matches("*.*.note*", NOTE)).isTrue();
        assertThat(matches("audit.lo", LOG)).isFalse();
    }

    @Test
    void takesQuotedNamesAsTheyAre() {
        assertThat(matches("audit.log.\"note.text\"", NOTE)).isTrue();
        assertThat(matches("\"aud*\"", AUDIT)).isFalse();
        assertThat(matches("a+dit", AUDIT)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "audit.", ".log", "\"audit"})
    void refusesWhatIsNoPattern(String text) {
        assertThatThrownBy(() -> ObjectPattern.parse(text)).isInstanceOf(PlumblineException.class)
                .hasMessageContaining("not a pattern");
    }
}
