package dev.plumbline.report;

import dev.plumbline.report.html.PageChecks;
import dev.plumbline.report.plan.PlanReport;
import dev.plumbline.report.sql.PlanSqlRenderer;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class PlanRenderersTest {

    @ParameterizedTest
    @EnumSource(Format.class)
    void rendersAsTheGoldenFilesSay(Format format) {
        Golden.assertMatches("plan." + extension(format), render(format, PlanSamples.proven()));
        Golden.assertMatches("plan-blocked." + extension(format), render(format, PlanSamples.blocked()));
        Golden.assertMatches("plan-empty." + extension(format), render(format, PlanSamples.empty()));
        Golden.assertMatches("plan-hostile." + extension(format), render(format, PlanSamples.hostile()));
    }

    @Test
    void rendersTheWayBackAsAScriptOfItsOwn() {
        Golden.assertMatches("plan-down.sql",
                PlanSqlRenderer.down().render(PlanSamples.proven(), DiffSamples.CONTEXT));
    }

    @Test
    void saysAtTheTopOfTheJsonWhetherItIsProven() {
        JsonNode proven = JsonMapper.shared().readTree(render(Format.JSON, PlanSamples.proven()));
        assertThat(proven.get("proven").asBoolean()).isTrue();
        assertThat(proven.get("reasons").isEmpty()).isTrue();
        JsonNode notRun = JsonMapper.shared().readTree(render(Format.JSON, PlanSamples.blocked()));
        assertThat(notRun.get("proven").asBoolean()).isFalse();
        assertThat(notRun.get("reasons").isEmpty()).isFalse();
    }

    @Test
    void hostileNamesStayWhatTheyAre() {
        String html = render(Format.HTML, PlanSamples.hostile());
        assertThat(html).doesNotContain("<script>alert", "<b>one</b>");
        assertThat(render(Format.TEXT, PlanSamples.hostile())).doesNotContain("\u001b", "\u202e");
        assertThat(
                render(Format.SQL, PlanSamples.hostile()).lines().filter(line -> line.startsWith("; DROP TABLE users")))
                .as("only inside the quoted identifier of the statement itself").hasSize(1);
    }

    @Test
    void htmlIsSelfContainedAndAccessible() {
        PageChecks.check(render(Format.HTML, PlanSamples.proven()));
        PageChecks.check(render(Format.HTML, PlanSamples.blocked()));
        PageChecks.check(render(Format.HTML, PlanSamples.empty()));
    }

    private static String render(Format format, PlanReport report) {
        return Renderers.plan(format, TextStyle.PLAIN).render(report, DiffSamples.CONTEXT);
    }

    private static String extension(Format format) {
        return format == Format.TEXT ? "txt" : format.name().toLowerCase(Locale.ROOT);
    }
}
