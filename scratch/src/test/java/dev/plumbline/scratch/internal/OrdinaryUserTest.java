package dev.plumbline.scratch.internal;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Tests that run as root see to it that an ordinary user can start servers too; those of an ordinary user do so anyway. */
class OrdinaryUserTest {

    @Test
    void startsServersAsThemselvesWithACacheOfTheirOwn(@TempDir Path folder) throws Exception {
        Unprivileged user = Unprivileged.find();
        assumeTrue(user.name().isPresent(), "not root: all other tests run as an ordinary user");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createDirectory(folder.resolve("home"));
        user.own(home);

        Process holder = new ProcessBuilder(
                user.command(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.home=" + home, "-cp", readableClassPath(folder), ServerHolder.class.getName())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = holder.inputReader()) {
            Path server = Path.of(String.valueOf(output.readLine()));
            assertThat(Files.getOwner(server.resolve("data")).getName()).isEqualTo(user.name().get());
            assertThat(Files.getOwner(server).getName()).isEqualTo(user.name().get());
            assertThat(home.resolve(".cache/plumbline/clusters")).isNotEmptyDirectory();
            holder.getOutputStream().close();
            assertThat(holder.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(server).doesNotExist();
        } finally {
            holder.destroy();
        }
    }

    /** The class path, copied to where everybody may read it. */
    private static String readableClassPath(Path folder) throws IOException {
        List<String> copies = new ArrayList<>();
        int number = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path copy = folder.resolve("class-path-" + number++ + (entry.endsWith(".jar") ? ".jar" : ""));
            Commands.Result result = Commands.run(List.of("cp", "-r", entry, copy.toString()), Map.of(),
                    Duration.ofMinutes(1));
            assertThat(result.ok()).as(result.output()).isTrue();
            copies.add(copy.toString());
        }
        return String.join(File.pathSeparator, copies);
    }
}
