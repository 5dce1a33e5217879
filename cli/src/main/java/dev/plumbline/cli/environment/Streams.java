package dev.plumbline.cli.environment;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the process writes: data to {@code out}, everything else to {@code err}, both in UTF-8.
 *
 * @param out unbuffered; its errors are not swallowed
 * @param width columns of the terminal
 */
public record Streams(OutputStream out, PrintStream err, boolean outIsTerminal, boolean errIsTerminal, int width) {

    private static final int STANDARD_OUTPUT = 1;
    private static final int STANDARD_ERROR = 2;
    private static final int DEFAULT_WIDTH = 80;

    /** Those of this process. */
    public static Streams ofProcess() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        String columns = System.getenv("COLUMNS");
        int width = columns != null && columns.matches("[0-9]{2,4}") ? Integer.parseInt(columns) : DEFAULT_WIDTH;
        return new Streams(out, err, isTerminal(STANDARD_OUTPUT), isTerminal(STANDARD_ERROR), width);
    }

    /** The launcher, which has a pipe at standard error, tells by a property; else Linux is asked, and elsewhere the answer is no. */
    private static boolean isTerminal(int descriptor) {
        String told = System.getProperty("plumbline.terminal");
        if (descriptor == STANDARD_ERROR && told != null) {
            return Boolean.parseBoolean(told);
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            try {
                String device = Files.readSymbolicLink(link).toString();
                return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }
}
