package dev.plumbline.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void saysItsVersion() {
        CommandLineRun run = CommandLineRun.in(folder, "--version");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("plumbline ").doesNotContain("${").contains("PostgreSQL 13 to 18");
    }

    @Test
    void helpsWithExamples() {
        CommandLineRun run = CommandLineRun.in(folder, "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("Examples:", "plumbline diff --from", "Exit codes:", "65");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void showsHelpAsAnErrorWithoutACommand() {
        CommandLineRun run = CommandLineRun.in(folder);
        assertThat(run.exitCode()).isEqualTo(64);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("Usage: plumbline");
    }

    @Test
    void offersNearMatchesForWhatItDoesNotKnow() {
        CommandLineRun option = CommandLineRun.in(folder, "--versoin");
        assertThat(option.exitCode()).isEqualTo(64);
        assertThat(option.errorLine()).contains("--versoin", "did you mean \"--version\"");
    }
}
