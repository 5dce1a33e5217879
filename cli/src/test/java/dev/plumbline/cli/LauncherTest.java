package dev.plumbline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The launcher script in a small project of its own, whose "Maven" is a script that compiles one class and keeps count. */
class LauncherTest {

    private static final String PROGRAM = """
            package dev.plumbline.cli;

            public final class Main {
                public static void main(String[] arguments) throws Exception {
                    System.out.println(String.join("|", arguments));
                    System.err.println("to stderr");
                    System.exit(arguments.length == 2 && arguments[0].equals("exit") ? Integer.parseInt(arguments[1]) : 0);
                }
            }
            """;
    private static final String MAVEN = """
            #!/usr/bin/env bash
            set -e
            echo built >> builds
            if [ -e broken ]; then echo "[ERROR] Main.java:[3,1] ';' expected"; exit 1; fi
            mkdir -p cli/target/app/lib cli/target/classes
            "$JAVA_PLUMBLINE_HOME/bin/javac" -d cli/target/classes cli/src/main/java/dev/plumbline/cli/Main.java
            "$JAVA_PLUMBLINE_HOME/bin/jar" --create --file cli/target/plumbline-cli-1.jar -C cli/target/classes .
            """;

    @TempDir
    private Path project;
    private final Map<String, String> environment = new TreeMap<>();
    private final Map<Long, Path> errors = new TreeMap<>();

    private record Outcome(int exitCode, String out, String err) {}

    @BeforeEach
    void makeProject() throws IOException {
        Path launcher = Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolveSibling("plumbline");
        Files.copy(launcher, executable("plumbline", ""), StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        executable("bin/mvn", MAVEN);
        for (String module : List.of("scratch", "diff-engine", "advisor", "reports", "cli")) {
            Files.createDirectories(project.resolve(module).resolve("src/main/java/dev/plumbline/cli"));
            Files.createFile(project.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(project.resolve("pom.xml"));
        Files.writeString(source("Main"), PROGRAM);
        environment.put("PATH", project.resolve("bin") + ":/usr/bin:/bin");
        environment.put("HOME", project.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("PLUMBLINE_JDK_FOLDERS", "");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk() throws Exception {
        environment.remove("JAVA_HOME");
        environment.put("PATH", project.resolve("bin") + ":" + onlyTools("bash", "dirname", "uname", "sed"));
        Outcome outcome = launch("--version");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("plumbline: a JDK of version 21 or newer is needed and none was found")
                .contains("install one").hasLineCount(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(builds()).isZero();
    }

    @Test
    void passesOverAJdkThatIsTooOldAndFindsANewerOneInTheUsualFolders() throws Exception {
        Path old = Files.createDirectories(project.resolve("jdks/old/bin"));
        executable("jdks/old/bin/java", "#!/bin/sh\nexit 9\n");
        executable("jdks/old/bin/javac", "#!/bin/sh\nexit 9\n");
        Files.writeString(old.resolveSibling("release"), "JAVA_VERSION=\"17.0.15\"\n");
        environment.put("JAVA_HOME", project.resolve("jdks/old").toString());
        environment.put("PATH", project.resolve("bin") + ":" + project.resolve("jdks/old/bin") + ":/usr/bin:/bin");
        environment.put("PLUMBLINE_JDK_FOLDERS", project.resolve("jdks") + "/* " + System.getProperty("java.home"));
        assertThat(launch("hello")).isEqualTo(
                new Outcome(0, "hello\n", "plumbline: building (a minute the first time, seconds later)\nto stderr\n"));
    }

    @Test
    void handsOnArgumentsExitCodeAndOutputUnchanged() throws Exception {
        launch();
        assertThat(launch("a b", "", "*", "$HOME")).isEqualTo(new Outcome(0, "a b||*|$HOME\n", "to stderr\n"));
        assertThat(launch("exit", "65").exitCode()).isEqualTo(65);
    }

    @Test
    void buildsOnlyWhenSomethingChanged() throws Exception {
        launch();
        launch();
        assertThat(builds()).isEqualTo(1);

        Files.setLastModifiedTime(source("Main"), FileTime.from(Instant.now().plusSeconds(1)));
        launch();
        assertThat(builds()).as("a source was edited").isEqualTo(2);
        makeOlder();

        Files.writeString(source("Added"), "");
        launch();
        assertThat(builds()).as("a source was added").isEqualTo(3);
        makeOlder();

        Files.delete(source("Added"));
        launch();
        assertThat(builds()).as("a source was removed").isEqualTo(4);
        makeOlder();

        Files.writeString(project.resolve("advisor/pom.xml"), "changed");
        launch();
        assertThat(builds()).as("a project file was edited").isEqualTo(5);
        makeOlder();

        launch();
        assertThat(builds()).as("nothing was changed").isEqualTo(5);
    }

    @Test
    void aFailedBuildShowsItsErrorAndIsTriedAgain() throws Exception {
        Files.createFile(project.resolve("broken"));
        Outcome failed = launch("hello");
        assertThat(failed.exitCode()).isEqualTo(2);
        assertThat(failed.err()).contains("the build failed", "Main.java:[3,1] ';' expected");
        Files.delete(project.resolve("broken"));
        assertThat(launch("hello").out()).isEqualTo("hello\n");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void launchesAtTheSameTimeBuildOnce() throws Exception {
        List<Process> launches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            launches.add(start("hello"));
        }
        for (Process process : launches) {
            assertThat(outcome(process).out()).isEqualTo("hello\n");
        }
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aLockWhoseHolderIsGoneCountsForNothing() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.createDirectories(project.resolve("target/run/lock"));
        Files.writeString(project.resolve("target/run/lock/pid"), Long.toString(gone.pid()));
        assertThat(launch("hello").out()).isEqualTo("hello\n");
        assertThat(project.resolve("target/run/lock")).doesNotExist();
    }

    /** A folder with these programs and no others. */
    private Path onlyTools(String... names) throws IOException {
        Path folder = Files.createDirectories(project.resolve("tools"));
        for (String name : names) {
            Path program = Files.exists(Path.of("/bin", name)) ? Path.of("/bin", name) : Path.of("/usr/bin", name);
            executable("tools/" + name, "#!/bin/sh\nexec " + program + " \"$@\"\n");
        }
        return folder;
    }

    private Path source(String name) {
        return project.resolve("cli/src/main/java/dev/plumbline/cli/" + name + ".java");
    }

    /** As if everything had been changed, and the newest build made, a while ago: the clock of a file system may tick slowly. */
    private void makeOlder() throws IOException {
        FileTime sources = FileTime.from(Instant.now().minusSeconds(120));
        try (var files = Files.walk(project)) {
            for (Path file : files.filter(file -> !file.startsWith(project.resolve("target"))).toList()) {
                Files.setLastModifiedTime(file, sources);
            }
        }
        Path newest = project.resolve("target/run")
                .resolve(Files.readString(project.resolve("target/run/current")).strip());
        Files.setLastModifiedTime(newest.resolve("built"), FileTime.from(Instant.now().minusSeconds(60)));
    }

    private long builds() throws IOException {
        Path count = project.resolve("builds");
        return Files.exists(count) ? Files.readAllLines(count).size() : 0;
    }

    private Path executable(String name, String content) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Outcome launch(String... arguments) throws Exception {
        return outcome(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(project.resolve("plumbline").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(project.toFile())
                .redirectError(Files.createTempFile(project, "stderr", ".txt").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        errors.put(process.pid(), builder.redirectError().file().toPath());
        return process;
    }

    private Outcome outcome(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), out, Files.readString(errors.get(process.pid())));
    }
}
