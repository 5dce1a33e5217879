package dev.plumbline.vector;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.Origin;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchOptions;
import dev.plumbline.scratch.ScratchServer;
import dev.plumbline.vector.ProgressListener.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Scratch servers that go away in the midst of a run, or whose disk is full. Each test has a server of its own to break. */
class BrokenServerTest {

    @TempDir
    Path folder;

    private static ScratchServer server() {
        return ScratchServer.start(ScratchOptions.defaults().withOrigins(Origin.LOCAL).requiring("vector"));
    }

    private AdviceRequest request(int rows) throws IOException {
        return AdviceRequest
                .of(new VectorSource.VectorFile(
                        Vectors.fvecs(folder.resolve("vectors.fvecs"), Vectors.clustered(rows, 24, 4))))
                .withBudget(Duration.ofSeconds(30));
    }

    @Test
    void goesOnAfterItsServerWentAway() throws IOException {
        Path journal = folder.resolve("run.journal");
        AdviceRequest request = request(3_000).withJournal(journal);
        ScratchServer doomed = server();
        ProgressListener killer = (phase, done, total, message) -> {
            if (phase == Phase.TRIALS && done == 4) {
                doomed.close();
            }
        };
        assertThatThrownBy(() -> new Advisor(Clock.systemUTC()).advise(request, doomed, killer))
                .isInstanceOf(PlumblineException.class)
                .hasMessageContainingAll("the scratch server went away", "run.journal", "goes on")
                .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(ErrorCode.FAILURE))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        doomed.close();
        List<String> finished = Files.readAllLines(journal);
        assertThat(finished.size()).isEqualTo(5);
        // Killed while it wrote: the last line has no end.
        Files.writeString(journal, String.join("\n", finished) + "\n{\"label\":\"HNS");
        try (ScratchServer server = server()) {
            Advice advice = new Advisor(Clock.systemUTC()).advise(request, server, ProgressListener.silent());
            assertThat(advice.recommendation().meetsTarget()).isTrue();
        }
        List<String> after = Files.readAllLines(journal);
        assertThat(after.subList(0, 5).equals(finished)).isTrue();
        assertThat(after.stream().skip(1).filter(line -> line.endsWith("]}")).count()).isGreaterThan(5);
    }

    /** Puts everything that the server builds onto a disk of its own; skips the test where that takes rights that we lack. */
    private Path smallDisk(ScratchServer server, String size) throws IOException, InterruptedException, SQLException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        int mounted = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size + ",mode=0755", "tmpfs",
                disk.toString())
                .redirectErrorStream(true).start().waitFor();
        assumeTrue(mounted == 0, "mounting a disk takes root");
        for (Path above = disk.getParent(); above != null
                && !above.equals(above.getRoot()); above = above.getParent()) {
            if (Files.getOwner(above).equals(Files.getOwner(disk))) {
                above.toFile().setExecutable(true, false);
            }
        }
        Path space = Files.createDirectory(disk.resolve("space"));
        try (ScratchDatabase database = server.createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            try (ResultSet result = statement.executeQuery("SHOW data_directory")) {
                result.next();
                Files.setOwner(space, Files.getOwner(Path.of(result.getString(1))));
            }
            statement.execute("CREATE TABLESPACE small LOCATION '" + space + "'");
            statement.execute("ALTER SYSTEM SET default_tablespace = 'small'");
            statement.execute("SELECT pg_reload_conf()");
        }
        return disk;
    }

    private static void unmount(Path disk) throws IOException, InterruptedException {
        new ProcessBuilder("umount", "-l", disk.toString()).start().waitFor();
    }

    @Test
    void saysThatTheDiskIsFull() throws IOException, InterruptedException, SQLException {
        try (ScratchServer server = server()) {
            Path disk = smallDisk(server, "300k");
            try {
                assertThatThrownBy(() -> new Advisor(Clock.systemUTC()).advise(request(3_000), server,
                        ProgressListener.silent())).isInstanceOf(PlumblineException.class)
                        .hasMessageContaining("the disk of the scratch server is full")
                        .satisfies(e -> assertThat(((PlumblineException) e).code()).isEqualTo(ErrorCode.FAILURE))
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
            } finally {
                unmount(disk);
            }
        }
    }

    @Test
    void goesOnWithoutTheIndexesThatCannotBeBuilt() throws IOException, InterruptedException, SQLException {
        try (ScratchServer server = server()) {
            Path disk = smallDisk(server, "2900k");
            try {
                Advice advice = new Advisor(Clock.systemUTC()).advise(request(6_000), server,
                        ProgressListener.silent());
                assertThat(advice.trials()).anySatisfy(trial -> {
                    assertThat(trial.verdict()).isEqualTo(Trial.Verdict.FAILED);
                    assertThat(trial.reason()).contains("the disk of the scratch server is full");
                });
                assertThat(advice.warnings()).anySatisfy(
                        warning -> assertThat(warning).contains("could not be built",
                                "the disk of the scratch server is full"));
            } finally {
                unmount(disk);
            }
        }
    }
}
