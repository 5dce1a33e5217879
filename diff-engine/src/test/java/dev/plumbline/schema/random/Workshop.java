package dev.plumbline.schema.random;

import dev.plumbline.schema.source.SqlFiles;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A scratch database in which pieces are tried: PostgreSQL itself decides what is a valid schema. */
final class Workshop implements AutoCloseable {

    private final ScratchDatabase database;
    private final Connection connection;

    Workshop(ScratchServer server) throws SQLException, IOException {
        Names.ROLES.forEach(server::ensureRole);
        Path nothing = Files.createTempFile("plumbline-random", ".sql");
        try {
            database = SqlFiles.load(List.of(nothing), server);
        } finally {
            Files.delete(nothing);
        }
        connection = database.connect();
        accepts("set session authorization " + SqlFiles.AUTHOR);
        accepts("set statement_timeout = '20s'");
    }

    /** Runs a statement; false if PostgreSQL refuses it. */
    boolean accepts(String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Runs the pieces, those that fail once more after the others; gives those that PostgreSQL took, in the order in which it did. */
    List<Piece> load(List<Piece> pieces) {
        List<Piece> taken = new ArrayList<>();
        List<Piece> open = pieces;
        int before = -1;
        while (taken.size() > before && !open.isEmpty()) {
            before = taken.size();
            List<Piece> refused = new ArrayList<>();
            for (Piece piece : open) {
                (accepts(piece.sql()) ? taken : refused).add(piece);
            }
            open = refused;
        }
        return List.copyOf(taken);
    }

    Inventory inventory() throws SQLException {
        boolean alone = accepts("set search_path = ''");
        try {
            return Inventory.read(connection);
        } finally {
            if (alone) {
                accepts("reset search_path");
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
        database.close();
    }
}
