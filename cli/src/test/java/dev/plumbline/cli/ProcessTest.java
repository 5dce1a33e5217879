package dev.plumbline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What only a process of its own shows: signals and streams. */
@Timeout(120)
class ProcessTest {

    private static final long SIGINT_BIT = 1L << 1;

    @TempDir
    Path folder;

    private ProcessBuilder plumbline(String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules",
                        "jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-Xshare:auto", "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    @Test
    void endsCleanlyWhenInterrupted() throws IOException, InterruptedException {
        Path slow = Files.writeString(folder.resolve("slow.sql"), "CREATE TABLE t (id int);\nSELECT pg_sleep(100);\n");
        Process process = plumbline("diff", "--from", slow.toString(), "--to", slow.toString(), "--output", "out.sql",
                "--verbose").start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String line = err.readLine();
            while (line != null && !line.contains("loading")) {
                line = err.readLine();
            }
            assertThat(line).contains("slow.sql");
            // A process that was started in the background by a shell never sees the signal.
            assumeThat(ignoresInterrupts(process)).isFalse();
            List<ProcessHandle> servers = process.descendants().toList();
            assertThat(servers).isNotEmpty();
            assertThat(new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor()).isZero();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
            assertThat(err.lines()).isEmpty();
            for (ProcessHandle server : servers) {
                server.onExit().orTimeout(15, TimeUnit.SECONDS).join();
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("out.sql")).doesNotExist();
    }

    private static boolean ignoresInterrupts(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return false;
        }
        String mask = Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:")).findFirst()
                .orElse("SigIgn:0");
        return (Long.parseUnsignedLong(mask.substring("SigIgn:".length()).strip(), 16) & SIGINT_BIT) != 0;
    }

    @Test
    void saysNothingWhenTheReaderHasSeenEnough() throws IOException, InterruptedException {
        Process process = plumbline("--help").start();
        process.getInputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err.lines().filter(line -> !line.startsWith("WARNING: "))).isEmpty();
        assertThat(process.exitValue()).isZero();
    }
}
