package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs short programs. Their output goes through a file, so that a program that lingers cannot block us. */
final class Commands {

    /** How a program ended, and what it said on stdout and stderr together. */
    record Result(int exitCode, String output) {

        boolean ok() {
            return exitCode == 0;
        }

        /** The first line that names an error, else the last one that says anything, for a message. */
        String reason() {
            List<String> lines = output.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
            return lines.stream().filter(line -> line.contains("error:") || line.startsWith("[ERROR] "))
                    .map(line -> line.replaceFirst("^\\[ERROR] ", "").replaceFirst(" -> \\[Help \\d+]$", ""))
                    .findFirst()
                    .orElse(lines.isEmpty() ? "exit code " + exitCode : lines.getLast());
        }
    }

    private Commands() {}

    /** Runs the program with a neutral locale; one that takes longer than the limit is ended. */
    static Result run(List<String> command, Map<String, String> environment, Duration limit) throws IOException {
        Path output = Files.createTempFile("plumbline-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().put("LC_ALL", "C");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return new Result(124, "no answer within " + limit.toSeconds() + " s");
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while running " + command.getFirst())
                    .initCause(e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** The program of this name on PATH. */
    static Optional<Path> onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":")).filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder, name))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }
}
