package dev.plumbline.report;

import dev.plumbline.report.html.PageChecks;
import dev.plumbline.vector.Advice;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class AdviceRenderersTest {

    @ParameterizedTest
    @EnumSource(Format.class)
    void rendersAsTheGoldenFilesSay(Format format) {
        Golden.assertMatches("advice." + extension(format), render(format, AdviceSamples.documents()));
        Golden.assertMatches("advice-hostile." + extension(format), render(format, AdviceSamples.hostile()));
        Golden.assertMatches("advice-validated." + extension(format), render(format, AdviceSamples.validated()));
    }

    @Test
    void jsonHoldsPredictionAndReality() {
        JsonNode validation = JsonMapper.shared().readTree(render(Format.JSON, AdviceSamples.validated()))
                .get("validation");
        assertThat(validation.get("calibrated").asInt()).isEqualTo(73);
        assertThat(validation.get("figures").get(3).get("inBand").asBoolean()).isFalse();
        assertThat(render(Format.HTML, AdviceSamples.validated())).contains("vector-validation")
                .doesNotContain("maintenance_work_mem <b>");
        assertThat(render(Format.TEXT, AdviceSamples.validated())).contains("OUTSIDE the band", "73 instead of 80")
                .doesNotContain("\u001b");
        PageChecks.check(render(Format.HTML, AdviceSamples.validated()));
    }

    @Test
    void jsonHoldsTheAnswerWhereItIsDocumented() {
        JsonNode answer = JsonMapper.shared().readTree(render(Format.JSON, AdviceSamples.documents()))
                .get("recommendation");
        assertThat(answer.get("kind").asString()).isEqualTo("hnsw");
        assertThat(answer.get("ddl")).hasSize(2);
        assertThat(answer.get("settings").get("hnsw.ef_search").asString()).isEqualTo("80");
        assertThat(answer.get("query").asString()).contains("$1");
        assertThat(answer.get("predicted").get("recall").get("evidence").asString()).isEqualTo("measured");
    }

    @Test
    void htmlIsSelfContainedAndAccessible() {
        PageChecks.check(render(Format.HTML, AdviceSamples.documents()));
    }

    @Test
    void saysSoWhenTimeRanOutAndDoesNotChartWhatDoesNotCompare() {
        assertThat(render(Format.TEXT, AdviceSamples.outOfTime()))
                .startsWith("No index yet: none was built on all rows in the time allowed");
        assertThat(render(Format.HTML, AdviceSamples.outOfTime())).doesNotContain("vector-pareto").contains("2,412");
    }

    @Test
    void hostileNamesStayTextInHtml() {
        String html = render(Format.HTML, AdviceSamples.hostile());
        assertThat(html).doesNotContain("<script>alert");
        assertThat(html.split("<script", -1)).hasSize(2);
    }

    @Test
    void hostileNamesStayInTheirCommentInSql() {
        assertThat(render(Format.SQL, AdviceSamples.hostile()).lines())
                .noneMatch(line -> line.startsWith("; DROP TABLE"));
    }

    @Test
    void hostileNamesDoNotDriveTheTerminal() {
        assertThat(render(Format.TEXT, AdviceSamples.hostile())).doesNotContain("\u001b");
    }

    @Test
    void coloursTextOnlyWhenAsked() {
        String coloured = Renderers.advice(Format.TEXT, TextStyle.ANSI).render(AdviceSamples.documents(),
                DiffSamples.CONTEXT);
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(render(Format.TEXT, AdviceSamples.documents()));
    }

    private static String render(Format format, Advice advice) {
        return Renderers.advice(format, TextStyle.PLAIN).render(advice, DiffSamples.CONTEXT);
    }

    private static String extension(Format format) {
        return format == Format.TEXT ? "txt" : format.name().toLowerCase(Locale.ROOT);
    }
}
