package dev.plumbline.cli.command;

import dev.plumbline.cli.environment.Streams;
import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

class OutputTest {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private Output to(String name) {
        return to(name, out);
    }

    private Output to(String name, OutputStream stream) {
        Streams streams = new Streams(stream,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8), false, false,
                80);
        return Output.to(name, new Surroundings(Map.of(), folder, folder, "me"), streams);
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }

    @Test
    void replacesAFileInOneStepAndKeepsItsPermissions() throws IOException {
        Path file = Files.writeString(folder.resolve("plan.sql"), "old and longer than the new one");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.sql"), file);
        to("link.sql").write("new ü\n");
        assertThat(file).hasContent("new ü\n");
        assertThat(link).isSymbolicLink();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactlyInAnyOrder(file, link);
        }
    }

    @Test
    void writesToStandardOutputWithoutAFile() {
        to("-").write("ä\n");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("ä\n");
    }

    @Test
    void saysBeforehandWhatCannotBeWritten() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        assertUsage("sub", "is a folder");
        assertUsage("nowhere/plan.sql", "there is no folder");
    }

    private void assertUsage(String name, String part) {
        assertThatThrownBy(() -> to(name)).isInstanceOfSatisfying(PlumblineException.class,
                e -> assertThat(e.code()).isEqualTo(ErrorCode.USAGE)).hasMessageContaining(part);
    }

    @Test
    void takesAReaderThatHasSeenEnoughForNoFailure() {
        to("-", failing("Broken pipe")).write("text");
        assertThatThrownBy(() -> to("-", failing("No space left on device")).write("text"))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContaining("cannot write to standard output: No space left on device");
    }

    @Test
    void leavesNothingBehindWhereTheDiskIsFull() {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        assertThatThrownBy(() -> to("/dev/full").write("text")).isInstanceOf(PlumblineException.class)
                .hasMessageContaining("cannot write");
    }
}
