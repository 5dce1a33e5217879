package dev.plumbline.cli.command;

import dev.plumbline.cli.connection.ConnectionTarget;
import dev.plumbline.cli.connection.OpenedConnection;
import dev.plumbline.cli.connection.SessionPolicy;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.ConnectionSupplier;
import dev.plumbline.vector.QuerySource;
import dev.plumbline.vector.VectorSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the embeddings and the queries come from. */
final class VectorInput {

    /** Reading a sample of a large table takes its time. */
    private static final SessionPolicy SAMPLING = new SessionPolicy(true, Duration.ofHours(2), Duration.ofSeconds(10));

    @Option(names = "--source", paramLabel = "URL", description = "Live database with the embeddings; read only.")
    @Nullable
    private String source;

    @Option(names = "--table", paramLabel = "TABLE", description = "Table of --source: items, public.items, \"Odd name\".")
    @Nullable
    private String table;

    @Option(names = "--column", paramLabel = "COLUMN", description = "Column of --table.")
    @Nullable
    private String column;

    @Option(names = "--vectors", paramLabel = "FILE", description = "File instead: .fvecs, .npy, .csv, .jsonl (these also gzipped), .parquet or .hdf5.")
    @Nullable
    private String vectors;

    @Option(names = "--query-file", paramLabel = "FILE", description = "Logged queries in a file of the same formats.")
    @Nullable
    private String queryFile;

    @Option(names = "--query-table", paramLabel = "TABLE", description = "Logged queries in a table of --source.")
    @Nullable
    private String queryTable;

    @Option(names = "--query-column", paramLabel = "COLUMN", description = "Column of --query-table.")
    @Nullable
    private String queryColumn;

    private @Nullable Live live;

    /** The embeddings; a live database is contacted at once. */
    VectorSource source(PlumblineCommand root) {
        if (vectors != null) {
            if (source != null || table != null || column != null) {
                throw usage("give either --vectors FILE, or --source URL with --table and --column, not both");
            }
            return new VectorSource.VectorFile(file(root, vectors));
        }
        if (table == null || column == null) {
            throw usage(source == null
                    ? "where are the embeddings? Give --source URL --table TABLE --column COLUMN, or --vectors FILE"
                    : "--source needs --table TABLE and --column COLUMN");
        }
        Live database = live(root);
        return new VectorSource.LiveTable(database, database.target.display(), table, column);
    }

    /** The queries: logged ones where they are given, else held-out rows. */
    QuerySource queries(PlumblineCommand root) {
        if (queryFile != null && queryTable != null) {
            throw usage("give either --query-file or --query-table, not both");
        }
        if (queryFile != null) {
            return new QuerySource.LoggedFile(file(root, queryFile));
        }
        if (queryTable == null && queryColumn == null) {
            return new QuerySource.HeldOut();
        }
        if (queryTable == null || queryColumn == null || vectors != null) {
            throw usage("--query-table and --query-column go together, and with --source");
        }
        return new QuerySource.LoggedTable(live(root), queryTable, queryColumn);
    }

    /** The major version of the live server. */
    OptionalInt liveVersion() {
        return live == null ? OptionalInt.empty() : OptionalInt.of(live.majorVersion);
    }

    private Live live(PlumblineCommand root) {
        if (live == null) {
            live = Live.of(root, source == null ? "" : source);
        }
        return live;
    }

    private static Path file(PlumblineCommand root, String name) {
        Path path = root.surroundings().resolve(name);
        if (!Files.exists(path) || Files.isDirectory(path)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "\"" + name
                            + "\" is not a file; expected vectors as .fvecs, .npy, .csv, .jsonl, .parquet or .hdf5");
        }
        return path;
    }

    private static PlumblineException usage(String message) {
        return new PlumblineException(ErrorCode.USAGE, message);
    }

    /** Opens connections to the server that answered the first time. */
    private record Live(PlumblineCommand root, ConnectionTarget target,
            int majorVersion) implements ConnectionSupplier {

        static Live of(PlumblineCommand root, String text) {
            root.progress().update("connecting");
            try (OpenedConnection first = root.connector().open(root.sources().parseConnection(text), SAMPLING)) {
                return new Live(root, first.target(), first.majorVersion());
            } catch (SQLException e) {
                throw new PlumblineException(ErrorCode.CONNECTION, "closing the connection: " + e.getMessage(), e);
            }
        }

        @Override
        public Connection open() {
            return root.connector().open(target, SAMPLING).connection();
        }
    }
}
