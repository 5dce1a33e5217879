package dev.plumbline.schema.backfill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** Tells one backfill from another, and one table from another of the same name. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Connection connection, Backfill backfill, TableFacts facts) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT d.oid, d.datname FROM pg_catalog.pg_database AS d"
                        + " WHERE d.datname = pg_catalog.current_database()")) {
            row.next();
            return of(row.getString(1) + " " + row.getString(2) + " " + facts.leaves().stream()
                    .mapToLong(TableFacts.Leaf::oid).min().orElse(0) + " " + describe(backfill));
        }
    }

    /** What it does, however large its batches are. */
    static String describe(Backfill backfill) {
        return backfill.table() + " " + backfill.key() + " " + backfill.assignments() + " " + backfill.pending() + " "
                + backfill.upsert();
    }

    static String of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
