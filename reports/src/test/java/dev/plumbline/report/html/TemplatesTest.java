package dev.plumbline.report.html;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplatesTest {

    @Test
    void onlyOurOwnStyleSheetAndScriptPassUnescaped() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/jte"))) {
            List<String> unescaped = templates.flatMap(TemplatesTest::lines).filter(line -> line.contains("$unsafe"))
                    .toList();
            assertThat(unescaped).containsExactlyInAnyOrder("<style>$unsafe{page.css()}</style>",
                    "<script>$unsafe{page.script()}</script>");
        }
    }

    private static Stream<String> lines(Path template) {
        try {
            return Files.readAllLines(template).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
