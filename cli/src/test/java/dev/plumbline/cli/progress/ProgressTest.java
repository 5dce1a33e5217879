package dev.plumbline.cli.progress;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final AtomicLong nanos = new AtomicLong();

    private String written() {
        String text = bytes.toString(StandardCharsets.UTF_8);
        bytes.reset();
        return text;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void drawsABarWithTheTimeLeftAndTakesItAway() {
        try (Progress progress = new TerminalProgress(err, 80, nanos::get)) {
            progress.update("trials", 1, 4, "HNSW m=16");
            assertThat(written()).isEqualTo("\r\033[Ktrials  ━━━━━━──────────────────   25 %  HNSW m=16");
            pass(Duration.ofSeconds(10));
            progress.update("trials", 2, 4, "");
            assertThat(written()).contains("50 %  10 s left");
            progress.note("a line that stays");
            assertThat(written()).isEqualTo("\r\033[Ka line that stays" + System.lineSeparator());
            progress.update("trials", 3, 4, "");
        }
        assertThat(written()).endsWith("\r\033[K");
    }

    @Test
    void drawsAtMostTenTimesASecond() {
        try (Progress progress = new TerminalProgress(err, 80, nanos::get)) {
            progress.update("loading", 1, 1000, "");
            written();
            for (int i = 2; i < 100; i++) {
                pass(Duration.ofMillis(1));
                progress.update("loading", i, 1000, "");
            }
            assertThat(written()).isEmpty();
            pass(Duration.ofMillis(100));
            progress.update("loading", 100, 1000, "");
            assertThat(written()).contains("10 %");
        }
    }

    @Test
    void staysWithinTheTerminal() {
        try (Progress progress = new TerminalProgress(err, 40, nanos::get)) {
            progress.update("loading", 1, 2, "a message that is much too long for this terminal");
            assertThat(written().substring("\r\033[K".length())).hasSizeLessThan(40).endsWith("…");
        }
    }

    @Test
    void writesSeldomWhereThereIsNoTerminal() {
        try (Progress progress = new LineProgress(err, Duration.ofSeconds(15), nanos::get)) {
            progress.update("loading", 1, 2, "");
            pass(Duration.ofSeconds(14));
            progress.update("trials", 1, 2, "");
            assertThat(written()).isEmpty();
            pass(Duration.ofSeconds(1));
            progress.update("trials", 1, 2, "HNSW");
            assertThat(written()).isEqualTo("plumbline: trials 50 %: HNSW (15 s)" + System.lineSeparator());
        }
    }

    @Test
    void writesEveryPhaseWhenAsked() {
        try (Progress progress = new LineProgress(err, Duration.ZERO, nanos::get)) {
            progress.update("loading");
            progress.update("loading", 1, 2, "");
            progress.update("trials");
            assertThat(written().lines()).hasSize(2);
        }
    }
}
