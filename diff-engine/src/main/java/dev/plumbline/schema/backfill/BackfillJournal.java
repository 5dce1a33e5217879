package dev.plumbline.schema.backfill;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Where a backfill notes the last key done, after each batch: a small properties file that is replaced in one step. It can be behind, never
 * ahead; what it has forgotten is done again, which changes nothing. It holds one key of the table, and nobody else may read it.
 */
public interface BackfillJournal {

    /** Forgets everything. */
    BackfillJournal NONE = new BackfillJournal() {
        @Override
        public Optional<JournalState> read() {
            return Optional.empty();
        }

        @Override
        public void write(JournalState state) {}

        @Override
        public boolean pauseAsked() {
            return false;
        }
    };

    /** What an earlier run has noted. */
    Optional<JournalState> read();

    /** Notes it. */
    void write(JournalState state);

    /** Whether somebody has put a file with {@code .pause} after the journal's name beside it. */
    boolean pauseAsked();

    /** Where the journal of a backfill is by default, below the working directory. */
    static String defaultFile(Backfill backfill) {
        String name = backfill.table().displayName().replaceAll("[^\\p{L}\\p{N}_.-]", "_");
        return ".plumbline/backfill-" + name + "-" + Fingerprint.of(Fingerprint.describe(backfill)) + ".journal";
    }

    /** The journal in a file; folders above it are made. */
    static BackfillJournal of(Path file) {
        return new File(file);
    }

    /** A journal in a file. */
    record File(Path path) implements BackfillJournal {

        @Override
        public Optional<JournalState> read() {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(path)) {
                properties.load(reader);
                List<String> position = new ArrayList<>();
                for (int i = 1; properties.containsKey("position." + i); i++) {
                    position.add(properties.getProperty("position." + i));
                }
                return Optional.of(new JournalState(properties.getProperty("fingerprint", ""),
                        Integer.parseInt(properties.getProperty("pass", "")), properties.getProperty("table", ""),
                        position, number(properties, "rows"), number(properties, "written"),
                        number(properties, "failed"), Boolean.parseBoolean(properties.getProperty("finished"))));
            } catch (IOException | IllegalArgumentException e) {
                throw new PlumblineException(ErrorCode.BAD_INPUT,
                        "journal \"" + path + "\" cannot be read as a journal of a backfill; remove it to begin anew",
                        e);
            }
        }

        private static long number(Properties properties, String name) {
            return Long.parseLong(properties.getProperty(name, ""));
        }

        @Override
        public void write(JournalState state) {
            Properties properties = new Properties();
            properties.setProperty("fingerprint", state.fingerprint());
            properties.setProperty("pass", Integer.toString(state.pass()));
            properties.setProperty("table", state.leaf());
            properties.setProperty("rows", Long.toString(state.rowsPassed()));
            properties.setProperty("written", Long.toString(state.rowsWritten()));
            properties.setProperty("failed", Long.toString(state.failedRows()));
            properties.setProperty("finished", Boolean.toString(state.finished()));
            for (int i = 0; i < state.position().size(); i++) {
                properties.setProperty("position." + (i + 1), state.position().get(i));
            }
            try {
                StringWriter text = new StringWriter();
                properties.store(text, "Progress of a backfill. The same command goes on from here.");
                Path folder = path.toAbsolutePath().getParent();
                if (folder != null) {
                    Files.createDirectories(folder);
                }
                Path beside = path.resolveSibling(path.getFileName() + ".new");
                if (!Files.exists(beside) && path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.createFile(beside,
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                Files.write(beside, text.toString().getBytes(StandardCharsets.UTF_8));
                Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new PlumblineException(ErrorCode.FAILURE,
                        "journal \"" + path + "\" cannot be written: " + e.getMessage()
                                + "; name another one with --journal",
                        e);
            }
        }

        @Override
        public boolean pauseAsked() {
            return Files.exists(path.resolveSibling(path.getFileName() + ".pause"));
        }
    }
}
