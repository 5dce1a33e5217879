package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Removes what earlier processes left behind: servers whose owner was killed together with their supervising shell, folders from before a reboot. It
 * judges by the lock file alone, and by number and start of a process, never by a name; whatever it is not sure of it leaves alone.
 */
final class Reaper {

    /** A folder without a lock is one that is just being made, or one whose maker was killed at that very moment. */
    private static final Duration UNLOCKED_LIMIT = Duration.ofHours(1);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private Reaper() {}

    /** Looks through the folders in which run folders are made. Never fails. */
    static void reap() {
        RunFolders.parents().forEach(Reaper::reap);
    }

    static void reap(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, RunFolder.PREFIX + "*")) {
            UserPrincipal ourselves = ourselves();
            for (Path folder : folders) {
                reapFolder(new RunFolder(folder), ourselves);
            }
        } catch (IOException e) {
            // Nothing can be seen here, so nothing is removed.
        }
    }

    /** The user whose files we make, which has no name in some containers. */
    private static UserPrincipal ourselves() throws IOException {
        Path probe = Files.createTempFile("plumbline-", ".user");
        try {
            return Files.getOwner(probe);
        } finally {
            Files.delete(probe);
        }
    }

    private static void reapFolder(RunFolder folder, UserPrincipal ourselves) {
        try {
            boolean ours = Files.isDirectory(folder.path(), LinkOption.NOFOLLOW_LINKS)
                    && Files.getOwner(folder.path(), LinkOption.NOFOLLOW_LINKS).equals(ourselves);
            if (ours && isStale(folder)) {
                folder.readLock().filter(lock -> lock.boot().equals(Identity.boot()))
                        .flatMap(RunFolder.Lock::postmaster).ifPresent(Reaper::end);
                folder.remove();
            }
        } catch (IOException e) {
            // Somebody else is removing it, or it stays for the next time.
        }
    }

    private static boolean isStale(RunFolder folder) throws IOException {
        RunFolder.Lock lock = folder.readLock().orElse(null);
        if (lock == null) {
            return Files.getLastModifiedTime(folder.path()).toInstant().isBefore(Instant.now().minus(UNLOCKED_LIMIT));
        }
        if (!lock.host().equals(Identity.host())) {
            return false;
        }
        if (!lock.boot().equals(Identity.boot())) {
            return true;
        }
        return lock.pidSpace().equals(Identity.pidSpace()) && !lock.owner().alive();
    }

    private static void end(Identity postmaster) {
        if (!postmaster.alive()) {
            return;
        }
        try {
            // An immediate shutdown: the server takes its helpers and its shared memory with it.
            Commands.run(List.of("/bin/sh", "-c", "kill -QUIT \"$0\"", Long.toString(postmaster.pid())), Map.of(),
                    STOP_LIMIT);
            long deadline = System.nanoTime() + STOP_LIMIT.toNanos();
            while (postmaster.alive() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (IOException e) {
            // The last resort below remains.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (postmaster.alive()) {
            ProcessHandle.of(postmaster.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
