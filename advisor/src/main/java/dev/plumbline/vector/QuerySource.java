package dev.plumbline.vector;

import java.nio.file.Path;

/** Where the query vectors come from. Logged queries beat held-out rows: real queries are out of the rows' distribution. */
public sealed interface QuerySource {

    /** Rows that are drawn from the source and kept out of the index. */
    record HeldOut() implements QuerySource {}

    /** Logged queries in a file of any format that {@link VectorSource.VectorFile} takes. */
    record LoggedFile(Path path) implements QuerySource {}

    /** Logged queries in a table of the live database. */
    record LoggedTable(ConnectionSupplier connections, String table, String column) implements QuerySource {}
}
