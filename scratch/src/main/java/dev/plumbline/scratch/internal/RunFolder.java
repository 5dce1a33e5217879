package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The temporary folder of one private server: {@code server.lock} says who owns it, {@code data} is the cluster, {@code server.log} its log. The lock
 * belongs to us, never to the user that the server runs as, so that SQL which runs there cannot make us end a stranger's process.
 */
record RunFolder(Path path) {

    static final String PREFIX = "plumbline-scratch-";
    private static final String LOCK = "server.lock";

    /** What a lock file says. */
    record Lock(String host, String boot, String pidSpace, Identity owner, Optional<Identity> postmaster) {}

    /** A new folder, owned by this process. */
    static RunFolder create(Path parent) throws IOException {
        RunFolder folder = new RunFolder(Files.createTempDirectory(parent, PREFIX));
        folder.writeLock(Optional.empty());
        // The server's user must be able to pass through to its data folder, and to do nothing else here.
        Files.setPosixFilePermissions(folder.path, PosixFilePermissions.fromString("rwx--x--x"));
        return folder;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("server.log");
    }

    void writeLock(Optional<Identity> postmaster) throws IOException {
        Identity owner = Identity.of(ProcessHandle.current().pid())
                .orElseThrow(() -> new IOException("cannot read this process's own start time"));
        Properties properties = new Properties();
        properties.setProperty("host", Identity.host());
        properties.setProperty("boot", Identity.boot());
        properties.setProperty("pidSpace", Identity.pidSpace());
        put(properties, "owner", owner);
        postmaster.ifPresent(server -> put(properties, "postmaster", server));
        StringWriter text = new StringWriter();
        properties.store(text, "Plumbline's private PostgreSQL server; removed when its owner has ended");
        Path fresh = path.resolve(LOCK + ".new");
        Files.writeString(fresh, text.toString());
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        Files.move(fresh, path.resolve(LOCK), StandardCopyOption.ATOMIC_MOVE);
    }

    /** The lock; empty when there is none that can be read. */
    Optional<Lock> readLock() {
        try {
            Properties properties = new Properties();
            properties.load(new StringReader(Files.readString(path.resolve(LOCK))));
            return get(properties, "owner")
                    .map(owner -> new Lock(properties.getProperty("host", ""), properties.getProperty("boot", ""),
                            properties.getProperty("pidSpace", ""), owner, get(properties, "postmaster")));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void put(Properties properties, String who, Identity identity) {
        properties.setProperty(who + ".pid", Long.toString(identity.pid()));
        properties.setProperty(who + ".start", identity.start());
    }

    private static Optional<Identity> get(Properties properties, String who) {
        String pid = properties.getProperty(who + ".pid");
        String start = properties.getProperty(who + ".start");
        return pid == null || start == null ? Optional.empty() : Optional.of(new Identity(Long.parseLong(pid), start));
    }

    /** Removes the folder and everything in it; symbolic links are removed, not followed. */
    void remove() throws IOException {
        delete(path);
    }

    /** The server's log so far, for an error message. */
    String readLog() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            return "";
        }
    }

    /** Removes a tree, also one that somebody else is removing too. */
    static void delete(Path tree) throws IOException {
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                    if (problem instanceof NoSuchFileException) {
                        return FileVisitResult.CONTINUE;
                    }
                    throw problem;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException problem)
                        throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
