package dev.plumbline.cli;

import dev.plumbline.cli.environment.Streams;
import dev.plumbline.cli.environment.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

/** One run of the command line within the test's own process, with everything that came out of it. */
public record CommandLineRun(int exitCode, String out, String err) {

    /** When documents of tests are made. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:30:00Z"), ZoneOffset.UTC);

    /** Runs in this folder, which is also the home folder. */
    public static CommandLineRun in(Path folder, Map<String, String> environment, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(out, new PrintStream(err, true, StandardCharsets.UTF_8), false, false, 100);
        int exitCode = new Main(new Surroundings(environment, folder, folder, "nobody"), streams, CLOCK).run(arguments);
        return new CommandLineRun(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs in this folder without any variable. */
    public static CommandLineRun in(Path folder, String... arguments) {
        return in(folder, Map.of(), arguments);
    }

    /** The only line of standard error; fails where there are more, or none. */
    public String errorLine() {
        String[] lines = err.split("\n", -1);
        if (lines.length != 2 || lines[0].isEmpty() || !lines[1].isEmpty()) {
            throw new AssertionError("expected one line on standard error, found:\n" + err);
        }
        return lines[0];
    }
}
