package dev.plumbline.cli.connection;

import java.nio.file.Path;
import java.util.List;

/** One side of a comparison, as the user named it. */
public sealed interface Source {

    /** How output names it; never with a password. */
    String display();

    /** A live database. */
    record Live(ConnectionTarget target) implements Source {
        @Override
        public String display() {
            return target.display();
        }
    }

    /**
     * SQL files that are loaded one after the other: one file, or the direct children of a folder in order of name.
     *
     * @param display the path as the user wrote it
     */
    record SqlFiles(String display, List<Path> files) implements Source {
        public SqlFiles {
            files = List.copyOf(files);
        }
    }
}
