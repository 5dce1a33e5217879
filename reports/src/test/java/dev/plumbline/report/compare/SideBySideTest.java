package dev.plumbline.report.compare;

import dev.plumbline.report.compare.SideBySide.Row;
import dev.plumbline.report.compare.SideBySide.Span;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SideBySideTest {

    @Test
    void marksTheWordsThatDiffer() {
        List<Row> rows = SideBySide.of("numeric(10,2) not null", "numeric(14,2) not null");
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(marked(row.before())).isEqualTo("numeric([10],2) not null");
            assertThat(marked(row.after())).isEqualTo("numeric([14],2) not null");
        });
    }

    @Test
    void takesOperatorsAndLiteralsAsWholes() {
        Row row = SideBySide.of("VALUE ~~ '%@%'::text", "VALUE ~ '^[^@]+$'::text").getFirst();
        assertThat(marked(row.before())).isEqualTo("VALUE [~~] ['%@%']::text");
        assertThat(marked(row.after())).isEqualTo("VALUE [~] ['^[^@]+$']::text");
    }

    @Test
    void facesChangedLinesAndLeavesGaps() {
        List<Row> rows = SideBySide.of("a\nb\nc", "a\nB\nB2\nc");
        assertThat(rows.stream().map(row -> marked(row.before()) + "|" + marked(row.after()))).containsExactly("a|a",
                "[b]|[B]", "-|[B2]",
                "c|c");
    }

    @Test
    void foldsLongUnchangedStretches() {
        String many = IntStream.range(0, 50).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
        List<Row> rows = SideBySide.of(many + "\nold", many + "\nnew");
        assertThat(rows).hasSize(4);
        assertThat(rows.getFirst().hiddenLines()).isEqualTo(48);
    }

    @Test
    void aSideThatIsNotThereHasNoLines() {
        assertThat(SideBySide.of(null, "x\ny")).allSatisfy(row -> assertThat(row.before()).isNull()).hasSize(2);
        assertThat(SideBySide.of("x", null)).allSatisfy(row -> assertThat(row.after()).isNull()).hasSize(1);
    }

    @Test
    void textsBeyondAllMeasureAreShownAsReplaced() {
        String before = IntStream.range(0, 3_000).mapToObj(line -> "a" + line).collect(Collectors.joining("\n"));
        String after = IntStream.range(0, 3_000).mapToObj(line -> "b" + line).collect(Collectors.joining("\n"));
        assertThat(SideBySide.of(before, after)).hasSize(3_000).allMatch(Row::changed);
    }

    private static String marked(@Nullable List<Span> spans) {
        return spans == null
                ? "-"
                : spans.stream().map(span -> span.changed() ? "[" + span.text() + "]" : span.text())
                        .collect(Collectors.joining());
    }
}
