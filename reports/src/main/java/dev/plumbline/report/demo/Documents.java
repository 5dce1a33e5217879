package dev.plumbline.report.demo;

import dev.plumbline.vector.data.VectorReader;
import dev.plumbline.vector.data.VectorReaders;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * Loads texts and their embeddings with PostgreSQL's binary COPY.
 *
 * @see <a href="https://www.postgresql.org/docs/current/sql-copy.html">COPY, binary format</a>
 */
final class Documents {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final String COPY = "COPY shop.documents (title, section, body, embedding) FROM STDIN (FORMAT binary)";
    private static final int TITLE = 0;
    private static final int SECTION = 1;
    private static final int TEXT = 4;

    private Documents() {}

    /** Row n of the texts belongs to vector n. */
    static void load(Connection connection, Path vectors, Path texts) throws SQLException, IOException {
        try (VectorReader reader = VectorReaders.open(vectors);
                BufferedReader lines = lines(texts);
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(
                        new PGCopyOutputStream(connection.unwrap(PGConnection.class), COPY), 1 << 16))) {
            out.write(SIGNATURE);
            out.writeInt(0);
            out.writeInt(0);
            String line = lines.readLine();
            for (float[] vector = reader.next(); vector != null && line != null; vector = reader.next()) {
                String[] fields = line.split("\t", -1);
                out.writeShort(4);
                text(fields[TITLE], out);
                text(fields[SECTION], out);
                text(fields[TEXT], out);
                vector(vector, out);
                line = lines.readLine();
            }
            out.writeShort(-1);
        }
    }

    private static BufferedReader lines(Path texts) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(texts)), StandardCharsets.UTF_8));
    }

    private static void text(String value, DataOutputStream out) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /** pgvector's own form: dimensions, a reserved zero, then the floats. */
    private static void vector(float[] vector, DataOutputStream out) throws IOException {
        out.writeInt(4 + 4 * vector.length);
        out.writeShort(vector.length);
        out.writeShort(0);
        for (float component : vector) {
            out.writeFloat(component);
        }
    }
}
