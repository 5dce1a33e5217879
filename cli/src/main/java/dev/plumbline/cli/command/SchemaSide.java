package dev.plumbline.cli.command;

import dev.plumbline.cli.connection.OpenedConnection;
import dev.plumbline.cli.connection.SessionPolicy;
import dev.plumbline.cli.connection.Source;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.catalog.CatalogReader;
import dev.plumbline.schema.catalog.ReadOptions;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.TableSize;
import dev.plumbline.schema.online.TableSizes;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One side of a comparison on its way from what the user named to a catalogue. */
final class SchemaSide implements AutoCloseable {

    private final PlumblineCommand root;
    private final Source source;
    private final String name;
    private final @Nullable OpenedConnection live;

    private SchemaSide(PlumblineCommand root, Source source, String name, @Nullable OpenedConnection live) {
        this.root = root;
        this.source = source;
        this.name = name;
        this.live = live;
    }

    /**
     * Connects where the source is live.
     *
     * @param name {@code from} or {@code to}
     */
    static SchemaSide open(PlumblineCommand root, Source source, String name) {
        OpenedConnection live = switch (source) {
            case Source.Live database -> {
                root.progress().update("connecting", 0, 0, source.display());
                yield root.connector().open(database.target(), SessionPolicy.LIVE);
            }
            case Source.SqlFiles files -> null;
        };
        return new SchemaSide(root, source, name, live);
    }

    String display() {
        return source.display();
    }

    boolean needsScratch() {
        return live == null;
    }

    /** The major version of a live server. */
    OptionalInt liveVersion() {
        return live == null ? OptionalInt.empty() : OptionalInt.of(live.majorVersion());
    }

    /** The sizes of a live side's tables; nothing is known of those of files. */
    Map<ObjectId, TableSize> sizes() {
        return live == null ? Map.of() : TableSizes.read(live.connection());
    }

    /** @param server for files; may be null for a live side */
    Catalog read(@Nullable ScratchServer server) {
        if (live != null) {
            root.progress().update("reading", 0, 0, display());
            return CatalogReader.read(live.connection(), ReadOptions.live(), name);
        }
        Source.SqlFiles files = (Source.SqlFiles) source;
        root.progress().update("loading", 0, 0, display());
        try (ScratchDatabase database = SqlFiles.load(files.files(), Objects.requireNonNull(server, "server"))) {
            return SqlFiles.read(database, name);
        }
    }

    @Override
    public void close() {
        if (live != null) {
            try {
                live.close();
            } catch (SQLException e) {
                throw new PlumblineException(ErrorCode.CONNECTION,
                        display() + ": closing the connection: " + e.getMessage(), e);
            }
        }
    }
}
