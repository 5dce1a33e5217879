package dev.plumbline.schema.proof;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.online.Throughput;
import dev.plumbline.schema.sql.Resources;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.scratch.ScratchServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Measures in about a second how fast a scratch server reads, rewrites, indexes and updates a table of some megabytes. */
public final class ThroughputProbe {

    private static final int ROWS = 100_000;
    private static final int SCANS = 5;
    private static final int BATCH = 1000;
    private static final int BATCHES = 15;

    private final Statement statement;

    private ThroughputProbe(Statement statement) {
        this.statement = statement;
    }

    /**
     * The throughput for estimates: what is configured, and never faster than the scratch server.
     *
     * @throws PlumblineException with code SCRATCH if the scratch server refuses the measurement
     */
    public static Throughput measure(ScratchServer server, Throughput configured) {
        try (ScratchDatabase database = server.createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            return new ThroughputProbe(statement).measure(configured);
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.SCRATCH, "measuring the scratch server: " + Failures.text(e), e);
        }
    }

    private Throughput measure(Throughput configured) throws SQLException {
        statement.execute(Resources.text(ThroughputProbe.class, "probe-table.sql").formatted(ROWS));
        double heap = number("SELECT pg_catalog.pg_relation_size('probe')");
        double scan = heap * SCANS / seconds(() -> {
            for (int i = 0; i < SCANS; i++) {
                number("SELECT count(*) FROM probe WHERE note IS NULL");
            }
        });
        double index = seconds(() -> statement.execute("CREATE INDEX probe_number ON probe (number)"));
        double indexBytes = number("SELECT pg_catalog.pg_relation_size('probe_number')");
        double batches = seconds(() -> {
            for (int batch = 0; batch < BATCHES; batch++) {
                statement.execute("UPDATE probe SET filled = number WHERE id > " + batch * BATCH + " AND id <= "
                        + (batch + 1) * BATCH + " AND filled IS NULL");
            }
        });
        // Indexes are estimated apart.
        statement.execute("ALTER TABLE probe DROP CONSTRAINT probe_pkey");
        statement.execute("DROP INDEX probe_number");
        double rewrite = heap / seconds(() -> statement.execute("ALTER TABLE probe ALTER COLUMN amount TYPE bigint"));
        return configured.notFasterThan(round(scan), round(rewrite), round(indexBytes / index),
                round(BATCHES * BATCH / batches));
    }

    private interface Work {

        void run() throws SQLException;
    }

    private static double seconds(Work work) throws SQLException {
        long started = System.nanoTime();
        work.run();
        return Math.max(1e-6, (System.nanoTime() - started) / 1e9);
    }

    private double number(String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    /** Two digits are as much as a second of measuring tells. */
    private static double round(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Math.round(value / unit) * unit;
    }
}
