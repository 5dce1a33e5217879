package dev.plumbline.scratch.internal;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ConnectionSettings;
import dev.plumbline.scratch.ScratchOptions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** A running server of our own in its own folder, under a supervising shell that ends it when this process ends. */
final class PrivateCluster implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);
    private static final int PORT_ATTEMPTS = 5;

    private final Process supervisor;
    private final RunFolder folder;
    private final ConnectionSettings settings;

    private PrivateCluster(Process supervisor, RunFolder folder, ConnectionSettings settings) {
        this.supervisor = supervisor;
        this.folder = folder;
        this.settings = settings;
    }

    /** Starts a new cluster and waits until it accepts connections. The password in its settings is to be replaced at once. */
    static PrivateCluster start(Installation installation, Unprivileged user, ScratchOptions options)
            throws IOException {
        for (int attempt = 1;; attempt++) {
            RunFolder folder = RunFolder.create(RunFolders.parent(options.largeData()));
            try {
                return start(folder, installation, user, options.settings());
            } catch (PortTakenException e) {
                if (attempt == PORT_ATTEMPTS) {
                    throw new PlumblineException(ErrorCode.SCRATCH,
                            "no free port on " + LOOPBACK + " after " + attempt + " attempts", e);
                }
            } catch (IOException | RuntimeException e) {
                folder.remove();
                throw e;
            }
        }
    }

    private static PrivateCluster start(RunFolder folder, Installation installation, Unprivileged user,
            Map<String, String> settings)
            throws IOException {
        String password = ClusterTemplates.fill(folder, installation, user);
        int port = freePort();
        Process supervisor = supervise(folder, installation, user, port, settings);
        PrivateCluster cluster = new PrivateCluster(supervisor, folder,
                new ConnectionSettings(LOOPBACK, port, ClusterTemplates.SUPERUSER, password, "postgres"));
        try {
            cluster.awaitReady(installation);
            return cluster;
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    private static Process supervise(RunFolder folder, Installation installation, Unprivileged user, int port,
            Map<String, String> settings)
            throws IOException {
        List<String> command = new ArrayList<>();
        // A session of its own keeps a terminal's Ctrl-C away from the server until we are done with it; macOS has no such program.
        Commands.onPath("setsid").ifPresent(program -> command.add(program.toString()));
        command.addAll(List.of("/bin/sh", script(folder).toString(), folder.path().toString()));
        command.addAll(
                user.command(List.of(installation.program("postgres").toString(), "-D", folder.data().toString())));
        ServerSettings.merge(port, settings).forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private static Path script(RunFolder folder) throws IOException {
        Path file = folder.path().resolve("supervise.sh");
        try (InputStream script = Objects.requireNonNull(PrivateCluster.class.getResourceAsStream("supervise.sh"),
                "supervise.sh")) {
            Files.copy(script, file);
        }
        return file;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Installation installation) throws IOException {
        // Not closed here: closing it would end the supervisor's stdout.
        BufferedReader output = supervisor.inputReader(StandardCharsets.UTF_8);
        String pid = output.readLine();
        if (pid == null) {
            throw failed(installation, "its supervising shell did not start");
        }
        folder.writeLock(Identity.of(Long.parseLong(pid)));
        Path status = folder.data().resolve("postmaster.pid");
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!ready(status)) {
            if (output.ready()) {
                throw failed(installation, "it ended at once");
            }
            if (System.nanoTime() > deadline) {
                throw failed(installation, "it was not ready within " + START_LIMIT.toSeconds() + " s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw failed(installation, "interrupted");
            }
        }
    }

    /** The eighth line of the server's status file says {@code ready}. */
    private static boolean ready(Path status) {
        try {
            List<String> lines = Files.readAllLines(status);
            return lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException e) {
            return false;
        }
    }

    private PlumblineException failed(Installation installation, String how) {
        String log = folder.readLog();
        if (log.contains("could not bind") || log.contains("could not create any TCP/IP sockets")) {
            return new PortTakenException();
        }
        String why = log.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:") || line.contains("error"))
                .findFirst()
                .map(line -> line.replaceFirst("^.*?(FATAL|PANIC): *", ""))
                .or(() -> log.lines().reduce((first, second) -> second)).orElse(how);
        return new PlumblineException(ErrorCode.SCRATCH, installation.description() + " did not start: " + why);
    }

    /** How its superuser reaches it. */
    ConnectionSettings settings() {
        return settings;
    }

    RunFolder folder() {
        return folder;
    }

    /** Ends the server and removes its folder. What cannot be removed now is removed at a later start. */
    @Override
    public void close() {
        try {
            supervisor.getOutputStream().close();
            if (!supervisor.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                folder.readLock().flatMap(RunFolder.Lock::postmaster).filter(Identity::alive)
                        .ifPresent(server -> ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroyForcibly));
                supervisor.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
            }
            folder.remove();
        } catch (IOException e) {
            // The reaper of a later start tries again.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Another program took the port between our choice and the server's start. */
    private static final class PortTakenException extends PlumblineException {

        private static final long serialVersionUID = 1L;

        PortTakenException() {
            super(ErrorCode.SCRATCH, "the chosen port was taken by another program");
        }
    }
}
