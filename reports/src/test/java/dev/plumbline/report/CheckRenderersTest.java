package dev.plumbline.report;

import dev.plumbline.error.PlumblineException;
import dev.plumbline.report.html.PageChecks;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.CheckResult.Finding;
import dev.plumbline.vector.CheckResult.Severity;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CheckRenderersTest {

    private static final CheckResult FAILED = new CheckResult(1, false, "shop.documents.embedding", "documents_hnsw",
            0.95, new Estimate(0.912, 0.9, 0.923, Evidence.MEASURED),
            new Trial.Latency(new Estimate(0.62, 0.6, 0.65, Evidence.MEASURED), 1.1, 1.9, 200, 1, 1_500), 200,
            "SELECT id FROM shop.documents ORDER BY embedding <=> $1 LIMIT 10",
            List.of(new Finding("recall-below-target", Severity.FAILURE,
                    "recall@10 is 0.912 [0.900, 0.923], below 0.950",
                    "raise hnsw.ef_search"),
                    new Finding("dead-rows", Severity.WARNING, "31 % of the rows are dead", "VACUUM shop.documents")),
            7);

    @SuppressWarnings("NullAway") // Of a nested type in another module it does not see that null is allowed.
    private static final CheckResult HOSTILE = new CheckResult(1, false, "<script>alert(1)</script>\u001b[2J", null,
            0.95,
            null, null, 0, "SELECT '</script>'", List.of(new Finding("no-index", Severity.FAILURE, "<b>none</b>", "x")),
            7);

    private static String render(Format format, CheckResult result) {
        return Renderers.check(format, TextStyle.PLAIN).render(result, DiffSamples.CONTEXT);
    }

    @ParameterizedTest
    @EnumSource(value = Format.class, names = "SQL", mode = EnumSource.Mode.EXCLUDE)
    void rendersAsTheGoldenFilesSay(Format format) {
        String extension = format == Format.TEXT ? "txt" : format.label();
        Golden.assertMatches("check." + extension, render(format, FAILED));
        Golden.assertMatches("check-hostile." + extension, render(format, HOSTILE));
    }

    @Test
    void htmlIsSelfContainedAndAccessible() {
        PageChecks.check(render(Format.HTML, FAILED));
        assertThat(render(Format.HTML, HOSTILE)).doesNotContain("<script>alert").doesNotContain("<b>none");
    }

    @Test
    void jsonSaysWhatWasNotMeasured() {
        JsonNode check = JsonMapper.shared().readTree(render(Format.JSON, HOSTILE));
        assertThat(check.get("kind").asString()).isEqualTo("check");
        assertThat(check.get("recall").isNull()).isTrue();
        assertThat(check.get("index").isNull()).isTrue();
    }

    @Test
    void hasNoScript() {
        assertThatThrownBy(() -> render(Format.SQL, FAILED)).isInstanceOf(PlumblineException.class)
                .hasMessageContaining("text, json and html");
        assertThat(render(Format.TEXT, HOSTILE)).doesNotContain("\u001b");
    }
}
