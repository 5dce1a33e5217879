package dev.plumbline.report.demo;

import dev.plumbline.report.Format;
import dev.plumbline.report.Renderers;
import dev.plumbline.report.ReportContext;
import dev.plumbline.report.TextStyle;
import dev.plumbline.report.html.DiffHtmlRenderer;
import dev.plumbline.report.schema.Rehearsal;
import dev.plumbline.schema.SchemaDiff;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.scratch.ScratchServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RehearserTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    Path folder;

    @Test
    void theExampleMigratesWithAllItsRows() throws Exception {
        ScratchServer server = ScratchServers.shared(ScratchOptions.defaults().requiring("vector"));
        Shop shop = new Shop(folder, true);
        try (ScratchDatabase live = shop.load("live.sql", server);
                ScratchDatabase target = shop.load("target.sql", server)) {
            shop.fill(live);
            Catalog from = SqlFiles.read(live, "from");
            Catalog to = SqlFiles.read(target, "to");
            DiffResult result = SchemaDiff.compare(from, "examples/shop/live.sql", to, "examples/shop/target.sql");
            ReportContext context = new ReportContext(Instant.parse("2026-11-20T09:30:00Z"), "0.1.0");
            Files.writeString(Path.of("target/shop.txt"),
                    Renderers.diff(Format.TEXT, TextStyle.PLAIN).render(result, context));
            Files.writeString(Path.of("target/shop.sql"),
                    Renderers.diff(Format.SQL, TextStyle.PLAIN).render(result, context));
            Rehearsal rehearsal = new Rehearser(from, to, result).rehearse(live);
            Files.writeString(Path.of("target/shop.html"), new DiffHtmlRenderer(rehearsal).render(result, context));
            assertThat(rehearsal.checks())
                    .allSatisfy(check -> assertThat(check.passed()).as(check.toString()).isTrue());
            assertThat(result.changes()).hasSizeGreaterThan(25);
        }
    }
}
