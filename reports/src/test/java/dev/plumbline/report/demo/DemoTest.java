package dev.plumbline.report.demo;

import dev.plumbline.report.ReportContext;
import dev.plumbline.report.html.PageChecks;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DemoTest {

    private static final ReportContext CONTEXT = new ReportContext(Instant.parse("2026-11-20T09:30:00Z"), "0.1.0");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit before each test
    Path folder;

    @Test
    void runsBothJobsAndWritesOnePage() throws Exception {
        DemoOutcome outcome = new Demo(ScratchOptions.defaults(), CONTEXT, Clock.systemUTC(), message -> {},
                Duration.ofSeconds(5)).run(folder);
        assertThat(outcome.plan().reasons()).isEmpty();
        assertThat(outcome.proven()).isTrue();
        assertThat(outcome.advice()).isNotNull();
        assertThat(outcome.plan().plan().diff().changes()).hasSizeGreaterThan(25);
        assertThat(outcome.summary()).contains("held", "recall@10", outcome.page().toString());
        assertThat(folder).isDirectoryContaining(file -> file.endsWith("migration.sql"))
                .isDirectoryContaining(file -> file.endsWith("way-back.sql"))
                .isDirectoryContaining(file -> file.endsWith("plan.json"))
                .isDirectoryContaining(file -> file.endsWith("advice.json"));
        PageChecks.check(Files.readString(outcome.page()));
    }

    @Test
    void leavesVectorsOutWithoutPgvector() throws Exception {
        DemoOutcome outcome = new Demo(ScratchOptions.defaults().withOrigins(Origin.EMBEDDED), CONTEXT,
                Clock.systemUTC(), message -> {})
                .run(folder);
        assertThat(outcome.proven()).isTrue();
        assertThat(outcome.advice()).isNull();
        assertThat(outcome.summary()).contains("no pgvector");
        assertThat(Files.readString(outcome.page())).contains("Not measured");
    }
}
