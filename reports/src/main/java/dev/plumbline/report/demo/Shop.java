package dev.plumbline.report.demo;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The example in examples/shop, with rows. */
final class Shop {

    /** What stands behind this word in the example's files needs pgvector. */
    private static final String VECTOR_PART = ">>> pgvector";

    private final Path folder;
    private final boolean withVectors;

    /** @param folder where the example's files are unpacked to */
    Shop(Path folder, boolean withVectors) {
        this.folder = folder;
        this.withVectors = withVectors;
    }

    /** Loads a schema file; it is called {@code examples/shop/…} in messages. */
    ScratchDatabase load(String file, ScratchServer server) {
        try {
            String sql = new String(resource("shop/" + file), StandardCharsets.UTF_8);
            int vectors = sql.indexOf(VECTOR_PART);
            if (!withVectors && vectors >= 0) {
                sql = sql.substring(0, sql.lastIndexOf('\n', sql.lastIndexOf("\n\n", vectors)));
            }
            Path unpacked = folder.resolve(file);
            Files.writeString(unpacked, sql);
            return SqlFiles.load(List.of(unpacked), server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the live database. */
    void fill(ScratchDatabase live) {
        try (Connection connection = live.connect(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(new String(resource("shop/data.sql"), StandardCharsets.UTF_8));
            if (withVectors) {
                Documents.load(connection, unpack("debian-minilm-20k.npy"), unpack("debian-minilm-20k.tsv.gz"));
            }
            statement.execute("analyze");
        } catch (SQLException | IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE, "filling the demo's database: " + e.getMessage(), e);
        }
    }

    private Path unpack(String name) throws IOException {
        Path unpacked = folder.resolve(name);
        Files.write(unpacked, resource("data/" + name));
        return unpacked;
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Shop.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar has no " + name);
            }
            return stream.readAllBytes();
        }
    }
}
