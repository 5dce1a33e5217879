package dev.plumbline.scratch.internal;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Where run folders are made: for small data in Linux's memory file system when the machine has plenty of memory, since a cluster and every database
 * are hundreds of small files, which a disk's file system takes many times as long to copy; otherwise in the folder for temporary files.
 */
final class RunFolders {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long GIGABYTE = 1L << 30;
    /** Of the machine, or of the container that we are in. */
    private static final long TOTAL_NEEDED = 6 * GIGABYTE;
    private static final long AVAILABLE_NEEDED = 4 * GIGABYTE;
    private static final long ROOM_NEEDED = 2 * GIGABYTE;

    private RunFolders() {}

    /** The folder to make a new run folder in. */
    static Path parent(boolean largeData) {
        return !largeData && hasPlenty() ? MEMORY : temporary();
    }

    /** Every folder in which there may be run folders. */
    static List<Path> parents() {
        return Stream.of(temporary(), MEMORY).filter(Files::isDirectory).toList();
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static boolean hasPlenty() {
        try {
            return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).type().equals("tmpfs")
                    && Files.getFileStore(MEMORY).getUsableSpace() >= ROOM_NEEDED && total() >= TOTAL_NEEDED
                    && available().orElse(0) >= AVAILABLE_NEEDED;
        } catch (IOException e) {
            return false;
        }
    }

    private static long total() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static OptionalLong available() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        }
    }
}
