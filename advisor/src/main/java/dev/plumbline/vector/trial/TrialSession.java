package dev.plumbline.vector.trial;

import com.pgvector.PGbit;
import com.pgvector.PGvector;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Metric;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.postgresql.PGStatement;
import org.postgresql.util.PGobject;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One client that asks one candidate with one setting. Index use is forced by {@code enable_seqscan = off} and asserted by EXPLAIN: on a small
 * sample the planner would read the table, and recall would be 1 for the wrong reason.
 */
public final class TrialSession implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final Laboratory laboratory;
    private final BuiltIndex index;
    private final String sql;
    private final int placeholders;

    TrialSession(Connection connection, Laboratory laboratory, BuiltIndex index, int parameter, int rerank)
            throws SQLException {
        this(connection, laboratory, index, parameter, rerank, Filtered.none());
    }

    TrialSession(Connection connection, Laboratory laboratory, BuiltIndex index, int parameter, int rerank,
            Filtered filtered) throws SQLException {
        this.connection = connection;
        this.laboratory = laboratory;
        this.index = index;
        String numbered = laboratory.querySql(index, rerank, filtered.where());
        this.sql = numbered.replace("$1", "?");
        this.placeholders = numbered.split("\\$1", -1).length - 1;
        boolean exact = index.spec() instanceof IndexSpec.Exact;
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = " + (exact ? "on" : "off"));
            statement.execute("SET enable_indexscan = " + (exact ? "off" : "on"));
            for (Map.Entry<String, String> setting : laboratory.settings(index, parameter).entrySet()) {
                statement.execute("SET " + setting.getKey() + " = " + Integer.parseInt(setting.getValue()));
            }
            for (Map.Entry<String, String> setting : filtered.settings().entrySet()) {
                statement.execute("SET " + setting.getKey() + " = " + setting.getValue());
            }
        }
    }

    /** Loads the library first: a value for hnsw.ef_search that is set before is not checked, and later falls back to 40. */
    static void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT '[1]'::vector");
            statement.execute("SET jit = off");
        }
        PGvector.registerTypes(connection);
        PGbit.registerType(connection);
    }

    /** Runs every query once; a few untimed ones go before. */
    public SearchRun run(QuerySet queries, Metric metric) throws SQLException {
        double[] recalls = new double[queries.size()];
        double[] millis = new double[queries.size()];
        try (PreparedStatement statement = open()) {
            requireExpectedPlan(queries.vectors()[0]);
            for (int i = 0; i < Math.min(8, queries.size()); i++) {
                answer(statement, parameter(queries.vectors()[i]));
            }
            for (int i = 0; i < queries.size(); i++) {
                PGobject parameter = parameter(queries.vectors()[i]);
                long start = System.nanoTime();
                int[] ids = answer(statement, parameter);
                millis[i] = (System.nanoTime() - start) / 1e6;
                List<float[]> rows = new ArrayList<>(ids.length);
                for (int id : ids) {
                    rows.add(laboratory.row(id));
                }
                recalls[i] = queries.recall(i, rows, metric);
            }
        }
        return new SearchRun(recalls, millis);
    }

    /** Times queries without scoring them. */
    public double[] time(float[][] queries, int warmUp) throws SQLException {
        double[] millis = new double[queries.length];
        try (PreparedStatement statement = open()) {
            for (int i = 0; i < warmUp; i++) {
                answer(statement, parameter(queries[i % queries.length]));
            }
            for (int i = 0; i < queries.length; i++) {
                PGobject parameter = parameter(queries[i]);
                long start = System.nanoTime();
                answer(statement, parameter);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        return millis;
    }

    /** Pages that a query reads on average, wherever they lie. */
    double pages(float[][] queries) throws SQLException {
        double pages = 0;
        try (PreparedStatement statement = connection
                .prepareStatement("EXPLAIN (ANALYZE, BUFFERS, TIMING OFF, SUMMARY OFF, FORMAT JSON) " + sql)) {
            for (float[] query : queries) {
                PGobject parameter = parameter(query);
                for (int i = 1; i <= placeholders; i++) {
                    statement.setObject(i, parameter);
                }
                try (ResultSet result = statement.executeQuery()) {
                    result.next();
                    JsonNode plan = JSON.readTree(result.getString(1)).get(0).get("Plan");
                    pages += plan.get("Shared Hit Blocks").asLong() + plan.get("Shared Read Blocks").asLong();
                }
            }
        }
        return pages / queries.length;
    }

    /** The ids that the server answers, nearest first. */
    public int[] ask(float[] query) throws SQLException {
        try (PreparedStatement statement = open()) {
            requireExpectedPlan(query);
            return answer(statement, parameter(query));
        }
    }

    private PreparedStatement open() throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    private PGobject parameter(float[] query) throws SQLException {
        return VectorCodec.parameter(laboratory.column().type(), query);
    }

    private int[] answer(PreparedStatement statement, PGobject query) throws SQLException {
        for (int i = 1; i <= placeholders; i++) {
            statement.setObject(i, query);
        }
        int[] ids = new int[16];
        int count = 0;
        try (ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                if (count == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * count);
                }
                ids[count++] = (int) result.getLong(1);
            }
        }
        return Arrays.copyOf(ids, count);
    }

    private void requireExpectedPlan(float[] query) throws SQLException {
        String plan = plan(query);
        boolean usesIndex = plan.contains("\"" + index.indexName() + "\"");
        boolean exact = index.spec() instanceof IndexSpec.Exact;
        if (exact ? plan.contains("\"Order By\"") : !usesIndex) {
            throw new PlumblineException(ErrorCode.FAILURE,
                    index.spec().label() + ": the plan of the trial query "
                            + (exact ? "uses an index" : "does not use the index")
                            + ", so that its recall would mean nothing; please report this");
        }
    }

    private String plan(float[] query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("EXPLAIN (FORMAT JSON) " + sql)) {
            for (int i = 1; i <= placeholders; i++) {
                statement.setObject(i, parameter(query));
            }
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }

    boolean plannerUsesIndex(float[] query) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = on");
        }
        return plan(query).contains("\"" + index.indexName() + "\"");
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
