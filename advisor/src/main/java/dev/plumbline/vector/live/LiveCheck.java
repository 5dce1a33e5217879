package dev.plumbline.vector.live;

import com.pgvector.PGbit;
import com.pgvector.PGvector;
import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.vector.CheckRequest;
import dev.plumbline.vector.CheckResult;
import dev.plumbline.vector.CheckResult.Finding;
import dev.plumbline.vector.CheckResult.Severity;
import dev.plumbline.vector.Estimate;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.QuerySource;
import dev.plumbline.vector.Trial;
import dev.plumbline.vector.data.FileIntake;
import dev.plumbline.vector.data.KeyedReservoir;
import dev.plumbline.vector.data.OneLine;
import dev.plumbline.vector.data.VectorColumn;
import dev.plumbline.vector.stats.Quantiles;
import dev.plumbline.vector.stats.RecallInterval;
import dev.plumbline.vector.trial.VectorCodec;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One check of a live index, inside one read-only transaction. */
public final class LiveCheck {

    private static final int LEAST_QUERIES = 20;
    private static final double EPSILON = 1e-3;
    private static final Pattern ORDERED_SCAN = Pattern.compile("\"Index Name\": \"([^\"]+)\"[^{}]*\"Order By\":");
    private static final double MANY_DEAD = 0.2;

    private final CheckRequest request;
    private final Clock clock;
    private final ProgressListener progress;
    private final List<Finding> findings = new ArrayList<>();

    public LiveCheck(CheckRequest request, Clock clock, ProgressListener progress) {
        this.request = request;
        this.clock = clock;
        this.progress = progress;
    }

    /** Runs it. */
    public CheckResult run() {
        return LiveIntake.readOnly(request.source().connections(),
                "checking " + request.source().table() + "." + request.source().column(), this::run);
    }

    private CheckResult run(Connection connection) throws SQLException, IOException {
        LiveColumn column = new LiveCatalog(connection).find(request.source().table(), request.source().column());
        PGvector.registerTypes(connection);
        PGbit.registerType(connection);
        try (Statement statement = connection.createStatement()) {
            // The library first: a setting of hnsw that comes before it is not checked, and is dropped later.
            statement.execute("SELECT '[1]'::vector");
        }
        for (Map.Entry<String, String> setting : request.settings().entrySet()) {
            set(connection, setting.getKey(), setting.getValue());
        }
        List<float[]> queries = queries(connection, column);
        boolean drawn = request.queries() instanceof QuerySource.HeldOut;
        VectorColumn named = new VectorColumn(List.of(column.schema(), column.table()), column.keyColumn(),
                column.column(), column.kind().type(), queries.getFirst().length,
                column.kind().array());
        Asked asked = request.query() == null ? Asked.plain(named, request, drawn) : Asked.own(request.query());
        inspectIndexes(column);
        inspectRows(connection, column);
        String index = usedIndex(connection, asked, named, queries.getFirst());
        if (index == null) {
            if (!column.indexes().isEmpty()) {
                findings.add(new Finding("index-not-used", Severity.FAILURE,
                        "the query reads the table and uses no vector index: " + reasonUnused(asked.sql()),
                        "write ORDER BY column " + request.metric().operator()
                                + " $1 LIMIT k in ascending order, with nothing around the distance, and the operator class of "
                                + request.metric().label()));
            }
            return result(column, null, null, null, 0, asked);
        }
        return measure(connection, column, named, asked, queries, index, drawn);
    }

    private CheckResult measure(Connection connection, LiveColumn column, VectorColumn named, Asked asked,
            List<float[]> queries, String index, boolean drawn)
            throws SQLException {
        String seqscan = request.settings().getOrDefault("enable_seqscan", "on");
        Instant end = clock.instant().plus(request.budget());
        List<Double> recalls = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        for (float[] query : queries) {
            if (recalls.size() >= LEAST_QUERIES && clock.instant().isAfter(end)) {
                break;
            }
            progress.progress(ProgressListener.Phase.TRIALS, recalls.size(), queries.size(),
                    "asking the index and the exact scan");
            set(connection, "enable_indexscan", "on");
            set(connection, "enable_seqscan", seqscan);
            long start = System.nanoTime();
            List<String> found = asked.ask(connection, named, query);
            millis.add((System.nanoTime() - start) / 1e6);
            set(connection, "enable_indexscan", "off");
            set(connection, "enable_seqscan", "on");
            if (recalls.isEmpty() && ORDERED_SCAN.matcher(asked.plan(connection, named, query)).find()) {
                throw new PlumblineException(ErrorCode.FAILURE,
                        "the exact scan cannot be forced for this query, so that there is nothing to compare with");
            }
            List<String> truth = asked.ask(connection, named, query);
            recalls.add(asked.isPlain() ? byDistance(found, truth, drawn) : byIdentity(found, truth));
        }
        double[] scores = recalls.stream().mapToDouble(Double::doubleValue).toArray();
        double[] times = millis.stream().mapToDouble(Double::doubleValue).toArray();
        Estimate recall = RecallInterval.of(scores, request.k());
        Trial.Latency latency = new Trial.Latency(Quantiles.median(times), Quantiles.quantile(times, 0.95),
                Quantiles.quantile(times, 0.99), times.length, 1,
                1_000 / Arrays.stream(times).average().orElseThrow());
        judge(recall, latency, column);
        return result(column, index, recall, latency, scores.length, asked);
    }

    private void judge(Estimate recall, Trial.Latency latency, LiveColumn column) {
        String remedy = column.indexes().stream().anyMatch(i -> "ivfflat".equals(i.method()))
                ? "raise ivfflat.probes, or REINDEX CONCURRENTLY so that the lists fit today's rows; plumbline advise finds the values"
                : "raise hnsw.ef_search, or VACUUM and REINDEX CONCURRENTLY if many rows died; plumbline advise finds the values";
        if (recall.high() < request.targetRecall()) {
            findings.add(new Finding("recall-below-target", Severity.FAILURE,
                    String.format(Locale.ROOT, "recall@%d is %.3f [%.3f, %.3f], below %.3f", request.k(),
                            recall.value(), recall.low(), recall.high(), request.targetRecall()),
                    remedy));
        } else if (recall.value() < request.targetRecall()) {
            findings.add(new Finding("recall-in-doubt", Severity.WARNING,
                    String.format(Locale.ROOT, "recall@%d is %.3f [%.3f, %.3f]; whether it reaches %.3f is open",
                            request.k(),
                            recall.value(), recall.low(), recall.high(), request.targetRecall()),
                    "ask more queries; " + remedy));
        }
        if (request.p95Limit() != null && latency.p95Millis() > request.p95Limit().toNanos() / 1e6) {
            findings.add(new Finding("latency-above-limit", Severity.FAILURE,
                    String.format(Locale.ROOT, "p95 is %.2f ms, above %.2f ms", latency.p95Millis(),
                            request.p95Limit().toNanos() / 1e6),
                    "see whether the index fits shared_buffers, then run plumbline advise with this limit"));
        }
    }

    private double byDistance(List<String> found, List<String> truth, boolean drawn) {
        double[] near = truth.stream().mapToDouble(Double::parseDouble).toArray();
        if (near.length == 0) {
            return 1;
        }
        double last = near[near.length - 1];
        double reach = last + EPSILON * Math.min(1, Math.abs(last)) + 1e-9;
        long hits = found.stream().filter(distance -> Double.parseDouble(distance) <= reach).count();
        if (!drawn) {
            return Math.min(1, (double) hits / near.length);
        }
        // A drawn row finds itself; that is no merit of the index and does not count.
        boolean self = !found.isEmpty() && Double.parseDouble(found.getFirst()) <= near[0] + 1e-6;
        return near.length == 1 ? 1 : Math.min(1, (double) (hits - (self ? 1 : 0)) / (near.length - 1));
    }

    private static double byIdentity(List<String> found, List<String> truth) {
        Set<String> wanted = new LinkedHashSet<>(truth);
        return wanted.isEmpty()
                ? 1
                : (double) new LinkedHashSet<>(found).stream().filter(wanted::contains).count() / wanted.size();
    }

    private List<float[]> queries(Connection connection, LiveColumn column) throws SQLException, IOException {
        List<float[]> queries = switch (request.queries()) {
            case QuerySource.HeldOut heldOut ->
                new LiveSampler(connection, column, request.seed(), progress).draw(request.queryCount()).rows().stream()
                        .map(KeyedReservoir.Drawn::vector).toList();
            case QuerySource.LoggedFile file -> FileIntake.queries(file.path(), request.seed(), request.queryCount());
            case QuerySource.LoggedTable table -> LiveIntake.queries(table.connections(), table.table(), table.column(),
                    request.seed(), request.queryCount());
        };
        if (queries.size() < LEAST_QUERIES) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    column.displayName() + ": there are " + queries.size()
                            + " vectors to ask with; an interval needs at least "
                            + LEAST_QUERIES);
        }
        return queries;
    }

    private void inspectIndexes(LiveColumn column) {
        String wanted = request.metric().operatorClass(column.kind().type());
        if (column.indexes().isEmpty()) {
            findings.add(new Finding("no-index", Severity.FAILURE, column.displayName() + " has no vector index",
                    "run plumbline advise to find the right one"));
        }
        for (ExistingIndex index : column.indexes()) {
            if (!index.isValid()) {
                findings.add(new Finding("invalid-index", Severity.FAILURE,
                        "index \"" + index.name() + "\" is invalid: its CREATE INDEX CONCURRENTLY failed",
                        "DROP INDEX CONCURRENTLY " + Sql.identifier(index.name()) + " and build it again"));
            } else if (index.isPlain() && !index.operatorClass().equals(wanted)) {
                findings.add(
                        new Finding("wrong-operator-class", Severity.WARNING,
                                "index \"" + index.name() + "\" has operator class " + index.operatorClass()
                                        + " and cannot serve " + request.metric().operator(),
                                "build it with " + wanted));
            }
            if ("ivfflat".equals(index.method()) && index.lists() * 4.0 < Math.sqrt((double) column.estimatedRows())) {
                findings.add(new Finding("stale-lists", Severity.WARNING,
                        "index \"" + index.name() + "\" has " + index.lists() + " lists for about "
                                + column.estimatedRows()
                                + " rows: it was made for a much smaller table",
                        "rebuild it with the lists that plumbline advise finds"));
            }
        }
    }

    private void inspectRows(Connection connection, LiveColumn column) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("dead-rows.sql"))) {
            statement.setString(1, column.schema());
            statement.setArray(2,
                    connection.createArrayOf("text", column.heaps().stream().map(LiveColumn.Heap::table).toArray()));
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                long dead = result.getLong("dead");
                long all = result.getLong("live") + dead;
                if (all > 0 && dead > MANY_DEAD * all) {
                    findings.add(new Finding("dead-rows", Severity.WARNING,
                            String.format(Locale.ROOT,
                                    "%.0f %% of the rows are dead and use up the places of an index scan",
                                    100.0 * dead / all),
                            "VACUUM " + Sql.qualified(column.schema(), column.table())));
                }
            }
        }
    }

    private @Nullable String usedIndex(Connection connection, Asked asked, VectorColumn named, float[] query)
            throws SQLException {
        String plan = asked.plan(connection, named, query);
        // Only a scan that yields rows by distance has an "Order By"; on a partitioned table it names the index of a partition.
        Matcher scan = ORDERED_SCAN.matcher(plan);
        return scan.find() ? scan.group(1) : null;
    }

    private static String reasonUnused(String sql) {
        String upper = sql.toUpperCase(Locale.ROOT);
        if (!upper.contains("ORDER BY")) {
            return "it has no ORDER BY";
        }
        if (upper.matches("(?s).*ORDER BY[^)]*\\bDESC\\b.*")) {
            return "it orders descending, and an index yields the nearest first only";
        }
        if (!upper.contains("LIMIT")) {
            return "it has no LIMIT";
        }
        return "the operator does not fit the operator class, the distance stands inside an expression, or the planner found the table cheaper to read";
    }

    private CheckResult result(LiveColumn column, @Nullable String index, @Nullable Estimate recall,
            Trial.@Nullable Latency latency, int queries, Asked asked) {
        findings.sort(Comparator.comparing(Finding::severity));
        boolean passed = findings.stream().noneMatch(finding -> finding.severity() == Severity.FAILURE);
        return new CheckResult(CheckResult.VERSION, passed, column.displayName(), index, request.targetRecall(), recall,
                latency, queries, asked.sql(), findings, request.seed());
    }

    private static void set(Connection connection, String name, String value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, true)")) {
            statement.setString(1, name);
            statement.setString(2, value);
            statement.execute();
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.BAD_INPUT, "setting " + name + ": " + OneLine.of(e), e);
        }
    }

    /** The statement that is checked: ours, which yields distances, or the user's own, which yields identities. */
    private record Asked(String sql, boolean isPlain) {

        static Asked plain(VectorColumn column, CheckRequest request, boolean drawn) {
            int limit = request.k() + (drawn ? 1 : 0);
            return new Asked("SELECT " + column.expression() + " " + request.metric().operator() + " $1::"
                    + column.typeSql() + " AS distance FROM " + column.table()
                    + " ORDER BY " + column.expression() + " " + request.metric().operator() + " $1::"
                    + column.typeSql() + " LIMIT " + limit, true);
        }

        static Asked own(String sql) {
            return new Asked(sql.strip().replaceAll(";\\s*$", ""), false);
        }

        List<String> ask(Connection connection, VectorColumn column, float[] query) throws SQLException {
            List<String> answers = new ArrayList<>();
            try (PreparedStatement statement = prepare(connection, "", column, query);
                    ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    answers.add(String.valueOf(result.getString(1)));
                }
            }
            return answers;
        }

        String plan(Connection connection, VectorColumn column, float[] query) throws SQLException {
            try (PreparedStatement statement = prepare(connection, "EXPLAIN (FORMAT JSON) ", column, query);
                    ResultSet result = statement.executeQuery()) {
                result.next();
                return result.getString(1);
            } catch (SQLException e) {
                throw new PlumblineException(ErrorCode.BAD_INPUT, "the query cannot be planned: " + OneLine.of(e), e);
            }
        }

        private PreparedStatement prepare(Connection connection, String prefix, VectorColumn column, float[] query)
                throws SQLException {
            String asked = prefix + sql.replace("?", "??").replace("$1", "?");
            PreparedStatement statement = connection.prepareStatement(asked);
            int places = sql.split("\\$1", -1).length - 1;
            for (int i = 1; i <= places; i++) {
                statement.setObject(i, VectorCodec.parameter(column.type(), query));
            }
            return statement;
        }
    }
}
