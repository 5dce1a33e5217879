package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What tells one process from every other, past and present: its number and the moment it began. On Linux the kernel's own start tick is used: unlike a
 * wall-clock time it never shifts. The boot and the process-number space say where the number holds.
 */
record Identity(long pid, String start) {

    static Optional<Identity> of(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        try {
            if (Files.exists(stat)) {
                String line = Files.readString(stat);
                String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
                // Field 3 is the state and field 22 the start tick; a zombie has ended.
                return fields[0].equals("Z") ? Optional.empty() : Optional.of(new Identity(pid, fields[19]));
            }
        } catch (IOException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(handle -> handle.info().startInstant())
                .map(Instant::toEpochMilli)
                .map(start -> new Identity(pid, Long.toString(start)));
    }

    boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    /** This boot of this machine; empty where the kernel has no name for it. */
    static String boot() {
        return firstLine(Path.of("/proc/sys/kernel/random/boot_id"));
    }

    /** This machine's name, asked of the kernel, since asking the network may take seconds; empty where the kernel does not say. */
    static String host() {
        return firstLine(Path.of("/proc/sys/kernel/hostname"));
    }

    /** The space in which process numbers hold (containers have their own); empty where there is but one. */
    static String pidSpace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException e) {
            return "";
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
