package dev.plumbline.cli.environment;

import java.nio.file.Path;
import java.util.Map;

/**
 * What the process finds around itself. Injected, so that tests can have their own.
 *
 * @param environment environment variables
 * @param workingDirectory folder that relative paths start from
 * @param home the user's home folder, where {@code .pgpass} and {@code .pg_service.conf} stand
 * @param userName name of the operating system's user, PostgreSQL's default role
 */
public record Surroundings(Map<String, String> environment, Path workingDirectory, Path home, String userName) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of("").toAbsolutePath(),
                Path.of(System.getProperty("user.home", "/")),
                System.getProperty("user.name", "postgres"));
    }

    /** A path as the user wrote it, relative to the working directory; a leading {@code ~/} is the home folder. */
    public Path resolve(String path) {
        return path.startsWith("~/") ? home.resolve(path.substring(2)) : workingDirectory.resolve(path).normalize();
    }
}
