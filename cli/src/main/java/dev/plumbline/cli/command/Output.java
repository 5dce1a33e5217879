package dev.plumbline.cli.command;

import dev.plumbline.cli.environment.Streams;
import dev.plumbline.cli.environment.Surroundings;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a document goes: to standard output, or to a file that is complete or not there at all.
 *
 * @param file as the user named it; null for standard output
 */
record Output(Streams streams, @Nullable Path file) {

    /** @throws PlumblineException where a document could not be written there: better said before the work than after it */
    static Output to(@Nullable String name, Surroundings surroundings, Streams streams) {
        if (name == null || name.equals("-")) {
            return new Output(streams, null);
        }
        Path file = surroundings.resolve(name).toAbsolutePath();
        Path folder = file.getParent();
        if (Files.isDirectory(file)) {
            throw new PlumblineException(ErrorCode.USAGE, "--output \"" + name + "\" is a folder; name a file");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--output \"" + name + "\": there is no folder \"" + folder + "\"; create it first");
        }
        if (!Files.isWritable(Files.exists(file) && !Files.isRegularFile(file) ? file : folder)) {
            throw new PlumblineException(ErrorCode.USAGE,
                    "--output \"" + name + "\" cannot be written; check the folder's permissions");
        }
        return new Output(streams, file);
    }

    void write(String document) {
        byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
        if (file == null) {
            writeOut(bytes);
        } else {
            writeFile(bytes, file);
        }
    }

    private void writeOut(byte[] bytes) {
        try {
            streams.out().write(bytes);
            streams.out().flush();
        } catch (IOException e) {
            // A reader such as "head" that has seen enough is no failure of ours.
            if (!String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("broken pipe")) {
                throw new PlumblineException(ErrorCode.FAILURE, "cannot write to standard output: " + e.getMessage(),
                        e);
            }
        }
    }

    /** Beside the target first, then in its place in one step. Pipes and devices are written directly. */
    private static void writeFile(byte[] bytes, Path named) {
        try {
            if (Files.exists(named) && !Files.isRegularFile(named)) {
                try (OutputStream out = Files.newOutputStream(named)) {
                    out.write(bytes);
                }
                return;
            }
            Path target = Files.exists(named) ? named.toRealPath() : named;
            Path temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
            temporary.toFile().deleteOnExit();
            try {
                Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
                if (Files.exists(target) && Files.getFileStore(target).supportsFileAttributeView("posix")) {
                    Files.setPosixFilePermissions(temporary, Files.getPosixFilePermissions(target));
                }
                Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "cannot write \"" + named + "\": " + e.getMessage(), e);
        }
    }
}
