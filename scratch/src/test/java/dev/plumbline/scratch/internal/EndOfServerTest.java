package dev.plumbline.scratch.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left of a server when the process that started it ends in one of the ways in which processes end. */
class EndOfServerTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Process holder;
    private RunFolder folder;
    private Identity postmaster;
    private int port;

    @BeforeEach
    void startServerInAnotherProcess() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        holder = new ProcessBuilder(java.toString(), "-cp", System.getProperty("java.class.path"),
                ServerHolder.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader output = holder.inputReader();
        folder = new RunFolder(Path.of(output.readLine()));
        port = Integer.parseInt(output.readLine().replace("port ", ""));
        postmaster = folder.readLock().orElseThrow().postmaster().orElseThrow();
        assertThat(postmaster.alive()).isTrue();
    }

    @AfterEach
    void nothingIsLeft() {
        holder.destroyForcibly();
        assertThat(eventually(() -> !Files.exists(folder.path()) && !postmaster.alive())).isTrue();
    }

    @Test
    void isGoneWhenTheProcessExits() throws Exception {
        holder.getOutputStream().close();
        assertThat(holder.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(postmaster.alive()).isFalse();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void isGoneWhenTheProcessIsInterrupted() throws Exception {
        holder.destroy();
        assertThat(holder.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(postmaster.alive()).isFalse();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void isGoneAtOnceWhenTheProcessIsKilled() {
        holder.destroyForcibly();
        assertThat(eventually(() -> !postmaster.alive())).isTrue();
        assertThat(eventually(() -> !Files.exists(folder.path()))).isTrue();
    }

    @Test
    void isReapedByTheNextStartWhenItsSupervisorIsKilledToo() throws Exception {
        killWithSupervisor();
        assertThat(postmaster.alive()).isTrue();

        Reaper.reap();

        assertThat(postmaster.alive()).isFalse();
        assertThat(folder.path()).doesNotExist();
    }

    @Test
    void isNotReapedWhileItsOwnerLives() throws IOException {
        Reaper.reap();
        assertThat(postmaster.alive()).isTrue();
        assertThat(accepts()).isTrue();
        assertThat(folder.path()).exists();
    }

    @Test
    void aFolderFromBeforeARebootIsRemovedAndTheProcessThatHasItsNumberNowLivesOn(@TempDir Path temporary)
            throws IOException {
        // The stale folder names a process that lives, as if the numbers of the last boot had been given out again.
        Path stale = copyLock(temporary, "boot=" + Identity.boot(), "boot=an-earlier-boot");
        Reaper.reap(temporary);
        assertThat(stale).doesNotExist();
        assertThat(postmaster.alive()).isTrue();
        assertThat(accepts()).isTrue();
    }

    @Test
    void aServerThatIsNotTheOneOfTheLockIsNotTouched(@TempDir Path temporary) throws IOException {
        Path stale = copyLock(temporary, "\\.start=.*", ".start=1");
        Reaper.reap(temporary);
        assertThat(stale).doesNotExist();
        assertThat(postmaster.alive()).isTrue();
        assertThat(accepts()).isTrue();
    }

    @Test
    void foldersOfOtherMachinesAndFoldersWithoutALockAreLeftAlone(@TempDir Path temporary) throws IOException {
        Path foreign = copyLock(temporary, "host=.*", "host=another-machine");
        Path unlocked = Files.createDirectory(temporary.resolve(RunFolder.PREFIX + "unlocked"));
        Path stranger = Files.createDirectory(temporary.resolve("plumbline-of-somebody"));
        Reaper.reap(temporary);
        assertThat(List.of(foreign, unlocked, stranger)).allMatch(Files::isDirectory);
    }

    private Path copyLock(Path temporary, String part, String replacement) throws IOException {
        Path copy = Files.createDirectory(temporary.resolve(RunFolder.PREFIX + "copy"));
        String lock = Files.readString(folder.path().resolve("server.lock"));
        String other = lock.replaceAll(part, replacement);
        assertThat(other).isNotEqualTo(lock);
        Files.writeString(copy.resolve("server.lock"), other);
        return copy;
    }

    /** Kills the holder and every shell between it and the server, so that nobody is left to end the server. */
    private void killWithSupervisor() throws InterruptedException, IOException {
        List<ProcessHandle> shells = holder.descendants()
                .filter(process -> process.info().command().filter(command -> command.matches(".*/(sh|dash|bash)"))
                        .isPresent())
                .toList();
        assertThat(shells).hasSize(2);
        // The owner is stopped first: it must not see its supervisor go and end the server in the moment that it has left.
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(holder.pid())).start().waitFor()).isZero();
        shells.forEach(ProcessHandle::destroyForcibly);
        holder.destroyForcibly();
        assertThat(holder.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
