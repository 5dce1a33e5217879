package dev.plumbline.vector.trial;

import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.data.VectorColumn;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The sample on the scratch server: one table with every row and its rank, from which each trial copies as many rows as it needs, in insertion
 * order. Ids are positions in the sample. The tables are logged, as a user's are, so that builds pay for WAL.
 */
final class TrialTable {

    static final String ALL = "sample_rows";
    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);

    private final VectorColumn column;

    TrialTable(VectorColumn column) {
        this.column = column;
    }

    /** Creates and fills the table of all rows by binary COPY. */
    void load(Connection connection, Sample sample) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + ALL);
            statement.execute("CREATE TABLE " + ALL + " (id bigint, rank integer, flags bigint, embedding "
                    + column.typeSql() + ")");
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        try (OutputStream copy = new BufferedOutputStream(
                new PGCopyOutputStream(postgres, "COPY " + ALL + " FROM STDIN (FORMAT binary)"), 1 << 18)) {
            copy.write(SIGNATURE);
            copy.write(new byte[8]);
            ByteArrayOutputStream record = new ByteArrayOutputStream();
            for (int row = 0; row < sample.size(); row++) {
                record.reset();
                DataOutputStream out = new DataOutputStream(record);
                byte[] value = VectorCodec.binary(column.type(), sample.rows().row(row));
                out.writeShort(4);
                out.writeInt(Long.BYTES);
                out.writeLong(row);
                out.writeInt(Integer.BYTES);
                out.writeInt(sample.ranks()[row]);
                out.writeInt(Long.BYTES);
                out.writeLong(sample.flags()[row]);
                out.writeInt(value.length);
                out.write(value);
                record.writeTo(copy);
            }
            copy.write(new byte[]{(byte) 0xff, (byte) 0xff});
        }
    }

    /**
     * Copies the uniform subsample of n rows into a table of its own.
     *
     * @param order the order in which it is filled
     * @param workers parallel workers that an index build on it may use, whatever its size
     */
    void copy(Connection connection, String name, int rows, InsertionOrder order, int workers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
            statement.execute("CREATE TABLE " + name + " (id bigint, flags bigint, embedding " + column.typeSql()
                    + ") WITH (parallel_workers = " + workers + ")");
            statement.execute(
                    "INSERT INTO " + name + " SELECT id, flags, embedding FROM " + ALL + " WHERE rank < " + rows
                            + " ORDER BY " + order.sql());
            statement.execute("VACUUM ANALYZE " + name);
        }
    }

    /** Makes the table of all rows fit for an index of its own. */
    void prepareWhole(Connection connection, int workers) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + ALL + " SET (parallel_workers = " + workers + ")");
            statement.execute("VACUUM ANALYZE " + ALL);
        }
    }

    void drop(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
        }
    }
}
