package dev.plumbline.vector.trial;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.scratch.ScratchDatabase;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.data.VectorColumn;
import dev.plumbline.vector.stats.Quantiles;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;

/**
 * A scratch database with the sample in it, on which candidates are built and searched. One thread uses it; concurrent clients open
 * connections of their own.
 */
public final class Laboratory implements AutoCloseable {

    private static final String QUERY_CANCELED = "57014";

    private final ScratchDatabase database;
    private final Connection connection;
    private final Sample sample;
    private final Metric metric;
    private final int k;
    private final int workers;
    private final VectorColumn column;
    private final TrialTable tables;
    private int counter;

    private Laboratory(ScratchDatabase database, Connection connection, Sample sample, VectorColumn column,
            Metric metric, int k, int workers) {
        this.database = database;
        this.connection = connection;
        this.sample = sample;
        this.column = column;
        this.metric = metric;
        this.k = k;
        this.workers = workers;
        this.tables = new TrialTable(column);
    }

    /**
     * Installs pgvector and loads the sample. The laboratory owns its connection; the database stays the caller's.
     *
     * @param workers parallel workers that a build may have besides its leader
     */
    public static Laboratory open(ScratchDatabase database, Sample sample, VectorColumn column, Metric metric, int k,
            int workers) {
        try {
            Connection connection = database.connect();
            Laboratory laboratory = new Laboratory(database, connection, sample, column, metric, k, workers);
            laboratory.prepare();
            return laboratory;
        } catch (SQLException | IOException e) {
            throw new PlumblineException(ErrorCode.FAILURE,
                    "loading the sample into the scratch server: " + ServerSays.words(e),
                    e);
        }
    }

    private void prepare() throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE EXTENSION IF NOT EXISTS vector");
        }
        TrialSession.prepare(connection);
        tables.load(connection, sample);
    }

    /** Rows of the sample. */
    public int rows() {
        return sample.size();
    }

    /** The version of pgvector on the scratch server. */
    public String pgvectorVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                var result = statement
                        .executeQuery("SELECT extversion FROM pg_catalog.pg_extension WHERE extname = 'vector'")) {
            result.next();
            return result.getString(1);
        }
    }

    /** The column that trials index, on a table of this name. */
    VectorColumn columnOf(String table) {
        return new VectorColumn(List.of(table), "id", "embedding", column.type(), column.dimensions(), false);
    }

    /**
     * Copies a subsample into a table of its own and builds the candidate there.
     *
     * @param rows rows of the subsample
     * @param memoryBytes maintenance_work_mem
     * @param limit the longest time that the build may take
     */
    public BuiltIndex build(IndexSpec spec, int rows, long memoryBytes, Duration limit) throws BuildFailure {
        return build(spec, rows, memoryBytes, limit, Filtered.none());
    }

    /** Builds the candidate on a table that was filled in another order: what its graph owes to the order shows. */
    public BuiltIndex buildShuffled(IndexSpec spec, int rows, long memoryBytes, Duration limit) throws BuildFailure {
        return build(spec, rows, memoryBytes, limit, Filtered.none(), InsertionOrder.SHUFFLED);
    }

    /** Builds a partial index where there is a filter. */
    public BuiltIndex build(IndexSpec spec, int rows, long memoryBytes, Duration limit, Filtered filtered)
            throws BuildFailure {
        return build(spec, rows, memoryBytes, limit, filtered, InsertionOrder.OF_SOURCE);
    }

    private BuiltIndex build(IndexSpec spec, int rows, long memoryBytes, Duration limit, Filtered filtered,
            InsertionOrder order) throws BuildFailure {
        String table = "trial_" + counter++;
        try {
            tables.copy(connection, table, rows, order, workers);
        } catch (SQLException e) {
            dropQuietly(table);
            throw failure(e, limit);
        }
        try {
            return index(spec, table, rows, memoryBytes, limit, filtered.where());
        } catch (BuildFailure e) {
            dropQuietly(table);
            throw e;
        }
    }

    /**
     * Builds the candidate over all rows where they are, without a copy. It stays until the database goes.
     *
     * @param listener told by another thread how far the build has come
     */
    public BuiltIndex buildWhole(IndexSpec spec, long memoryBytes, BuildListener listener) throws BuildFailure {
        try {
            tables.prepareWhole(connection, workers);
        } catch (SQLException e) {
            throw failure(e, Duration.ZERO);
        }
        BuildWatch watch = new BuildWatch(database, listener);
        try {
            return index(spec, TrialTable.ALL, rows(), memoryBytes, Duration.ZERO, "");
        } finally {
            watch.close();
        }
    }

    /** Builds on a table that is there; a limit of zero is none. */
    private BuiltIndex index(IndexSpec spec, String table, int rows, long memoryBytes, Duration limit, String where)
            throws BuildFailure {
        if (spec instanceof IndexSpec.Exact) {
            return new BuiltIndex(spec, table, rows, "", null);
        }
        String ddl = new IndexSql(columnOf(table), metric).create(spec, table + "_idx", false) + where;
        List<String> notices = new ArrayList<>();
        double millis;
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET maintenance_work_mem = '" + Math.max(1024, memoryBytes / 1024) + "kB'");
                statement.execute("SET max_parallel_maintenance_workers = " + workers);
                statement.execute("SET statement_timeout = " + limit.toMillis());
                statement.clearWarnings();
                long start = System.nanoTime();
                statement.execute(ddl);
                millis = (System.nanoTime() - start) / 1e6;
                for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning
                        .getNextWarning()) {
                    notices.add(warning.getMessage());
                }
            } finally {
                resetTimeout();
            }
            long bytes = number("SELECT pg_catalog.pg_relation_size('" + table + "_idx')");
            return new BuiltIndex(spec, table, rows, ddl,
                    new Trial.Build(rows, millis, bytes, Footprint.bytes(spec, rows), Footprint.buildMemory(spec, rows),
                            memoryBytes, workers, notices));
        } catch (SQLException e) {
            throw failure(e, limit);
        }
    }

    private static BuildFailure failure(SQLException cause, Duration limit) {
        if (ServerGone.isMeantBy(cause)) {
            throw new ServerGone(cause);
        }
        boolean outOfTime = QUERY_CANCELED.equals(cause.getSQLState());
        return new BuildFailure(
                outOfTime
                        ? "the build did not end within " + limit.toSeconds() + " s"
                        : "the server refused the build: " + ServerSays.words(cause),
                outOfTime, cause);
    }

    private void resetTimeout() {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET statement_timeout = 0");
        } catch (SQLException e) {
            // The connection is gone, and with it its settings; what failed first is what the caller hears of.
        }
    }

    private void dropQuietly(String table) {
        try {
            tables.drop(connection, table);
        } catch (SQLException e) {
            // The server may be gone; what failed first is what the caller hears of.
        }
    }

    /** Drops a candidate with its table. */
    public void drop(BuiltIndex index) throws SQLException {
        tables.drop(connection, index.table());
    }

    /**
     * Runs every query once and scores it. The plan is checked first: it must use the index, or for the exact scan none.
     *
     * @param parameter ef_search or probes; ignored by the exact scan
     * @param rerank candidates that are ordered again
     */
    public SearchRun search(BuiltIndex index, int parameter, int rerank, QuerySet queries) throws SQLException {
        return new TrialSession(connection, this, index, parameter, rerank).run(queries, metric);
    }

    /** Like {@link #search}, with a filter and its settings, on a connection of its own. */
    public SearchRun searchFiltered(BuiltIndex index, int parameter, QuerySet queries, Filtered filtered)
            throws SQLException {
        Connection own = database.connect();
        TrialSession.prepare(own);
        try (TrialSession session = new TrialSession(own, this, index, parameter, parameter, filtered)) {
            return session.run(queries, metric);
        }
    }

    /** Pages that a query reads on average: its work, which no other load of the machine changes. */
    public double pages(BuiltIndex index, int parameter, int rerank, float[][] queries) throws SQLException {
        return new TrialSession(connection, this, index, parameter, rerank).pages(queries);
    }

    /** Opens a connection of its own for a client of this candidate. */
    public TrialSession session(BuiltIndex index, int parameter, int rerank) throws SQLException {
        Connection own = database.connect();
        TrialSession.prepare(own);
        return new TrialSession(own, this, index, parameter, rerank);
    }

    /** Median time of a statement that takes a query vector and searches nothing: what every query costs besides its search. */
    public double overheadMillis(float[] query) throws SQLException {
        double[] millis = new double[200];
        try (PreparedStatement statement = connection
                .prepareStatement("SELECT id FROM " + TrialTable.ALL + " WHERE ?::" + column.typeSql()
                        + " IS NOT NULL LIMIT " + k)) {
            statement.unwrap(PGStatement.class).setPrepareThreshold(1);
            for (int i = -20; i < millis.length; i++) {
                statement.setObject(1, VectorCodec.parameter(column.type(), query));
                long start = System.nanoTime();
                try (ResultSet result = statement.executeQuery()) {
                    while (result.next()) {
                        result.getLong(1);
                    }
                }
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return Quantiles.quantile(millis, 0.25);
    }

    /**
     * Asks queries on a cold cache, each once and none before it.
     *
     * @return times in milliseconds; empty where the cache cannot be emptied
     */
    public double[] timeCold(BuiltIndex index, int parameter, int rerank, float[][] queries) throws SQLException {
        try (TrialSession session = session(index, parameter, rerank)) {
            // The session has its catalogue and its plan before the cache is emptied; only the index and the table are cold.
            session.time(new float[][]{queries[0]}, 0);
            return ColdCache.empty(connection) ? session.time(queries, 0) : new double[0];
        }
    }

    /** Whether the planner takes the index by itself, with its default settings and these search settings. */
    public boolean plannerUses(BuiltIndex index, int parameter, int rerank, float[] query) throws SQLException {
        try (TrialSession session = session(index, parameter, rerank)) {
            return session.plannerUsesIndex(query);
        }
    }

    String querySql(BuiltIndex index, int rerank, String where) {
        return new IndexSql(columnOf(index.table()), metric).query(index.spec(), k, rerank, where);
    }

    VectorColumn column() {
        return column;
    }

    float[] row(int id) {
        return sample.rows().row(id);
    }

    Map<String, String> settings(BuiltIndex index, int parameter) {
        return IndexSql.settings(index.spec(), parameter);
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); var result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Closing a connection that is gone already is what we wanted.
        }
    }
}
