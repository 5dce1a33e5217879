package dev.plumbline.report;

import dev.plumbline.report.html.PageChecks;
import dev.plumbline.schema.diff.DiffResult;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class DiffRenderersTest {

    @ParameterizedTest
    @EnumSource(Format.class)
    void rendersAsTheGoldenFilesSay(Format format) {
        Golden.assertMatches("diff." + extension(format), render(format, DiffSamples.shop()));
        Golden.assertMatches("diff-empty." + extension(format), render(format, DiffSamples.empty()));
        Golden.assertMatches("diff-hostile." + extension(format), render(format, DiffSamples.hostile()));
    }

    @Test
    void coloursTextOnlyWhenAsked() {
        String coloured = Renderers.diff(Format.TEXT, TextStyle.ANSI).render(DiffSamples.shop(), DiffSamples.CONTEXT);
        assertThat(render(Format.TEXT, DiffSamples.shop())).doesNotContain("\u001b");
        assertThat(coloured).contains("\u001b[");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(render(Format.TEXT, DiffSamples.shop()));
    }

    @Test
    void hostileNamesStayTextInHtml() {
        String html = render(Format.HTML, DiffSamples.hostile());
        assertThat(html).doesNotContain("<script>alert", "<img src=x", "<b>one</b>", "</code></script>");
        assertThat(html.split("<script", -1)).hasSize(2);
        assertThat(html).contains("&lt;script&gt;alert(1)");
    }

    @Test
    void hostileNamesStayInTheirCommentInSql() {
        assertThat(
                render(Format.SQL, DiffSamples.hostile()).lines().filter(line -> line.startsWith("; DROP TABLE users")))
                .as("only inside the quoted identifier of the statement itself").hasSize(1);
    }

    @Test
    void hostileNamesDoNotDriveTheTerminal() {
        assertThat(render(Format.TEXT, DiffSamples.hostile())).doesNotContain("\u001b", "\u202e");
    }

    @Test
    void jsonKeepsEveryCharacter() {
        JsonNode document = JsonMapper.shared().readTree(render(Format.JSON, DiffSamples.hostile()));
        assertThat(document.get("schemaVersion").asInt()).isEqualTo(1);
        assertThat(document.get("from").get("name").asString()).isEqualTo(DiffSamples.hostile().from().display());
    }

    @Test
    void htmlIsSelfContainedAndAccessible() {
        PageChecks.check(render(Format.HTML, DiffSamples.shop()));
        PageChecks.check(render(Format.HTML, DiffSamples.empty()));
    }

    private static String render(Format format, DiffResult result) {
        return Renderers.diff(format, TextStyle.PLAIN).render(result, DiffSamples.CONTEXT);
    }

    private static String extension(Format format) {
        return format == Format.TEXT ? "txt" : format.name().toLowerCase(Locale.ROOT);
    }
}
