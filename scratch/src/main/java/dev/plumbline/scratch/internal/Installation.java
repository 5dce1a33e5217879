package dev.plumbline.scratch.internal;

import dev.plumbline.scratch.Origin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's binaries on this machine.
 *
 * @param home the folder above {@code bin}
 * @param version such as {@code 15.18}
 */
record Installation(Path home, int major, String version, Origin origin) {

    private static final Pattern VERSION = Pattern
            .compile("\\(PostgreSQL\\) ((\\d+)(?:\\.\\d+)*(?:(?:beta|rc|devel)\\d*)?)");

    /** Reads the version of the server binary of this folder; empty when it holds no working server. */
    static Optional<Installation> of(Path home, Origin origin) {
        Path postgres = home.resolve("bin/postgres");
        if (!Files.isExecutable(postgres) || !Files.isExecutable(home.resolve("bin/initdb"))) {
            return Optional.empty();
        }
        return version(postgres).map(version -> new Installation(home, major(version), version, origin));
    }

    /** The version that a program of PostgreSQL says it is of. */
    static Optional<String> version(Path program) {
        try {
            Matcher matcher = VERSION.matcher(
                    Commands.run(List.of(program.toString(), "--version"), Map.of(), Duration.ofSeconds(10)).output());
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static int major(String version) {
        return Integer.parseInt(version.replaceFirst("\\D.*", ""));
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    String description() {
        return "PostgreSQL " + version + ", " + origin.words() + " of " + home;
    }
}
