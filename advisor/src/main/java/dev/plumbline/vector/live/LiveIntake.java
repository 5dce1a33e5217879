package dev.plumbline.vector.live;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.vector.AdviceRequest;
import dev.plumbline.vector.ConnectionSupplier;
import dev.plumbline.vector.Evidence;
import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.LiveFacts;
import dev.plumbline.vector.Metric;
import dev.plumbline.vector.Profile;
import dev.plumbline.vector.ProgressListener;
import dev.plumbline.vector.Representation;
import dev.plumbline.vector.VectorSource;
import dev.plumbline.vector.VectorType;
import dev.plumbline.vector.data.Intake;
import dev.plumbline.vector.data.KeyedReservoir;
import dev.plumbline.vector.data.OneLine;
import dev.plumbline.vector.data.QueryPlan;
import dev.plumbline.vector.data.RowSink;
import dev.plumbline.vector.data.Sample;
import dev.plumbline.vector.data.VectorColumn;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a sample of a live column, in one read-only transaction with one snapshot. */
public final class LiveIntake {

    private LiveIntake() {}

    /** Draws the sample, with the queries held out unless there are logged ones. */
    public static Intake read(VectorSource.LiveTable source, AdviceRequest request, List<float[]> logged,
            ProgressListener progress) {
        QueryPlan plan = QueryPlan.of(request);
        return readOnly(source.connections(), "reading " + source.table() + "." + source.column(), connection -> {
            LiveColumn column = new LiveCatalog(connection).find(source.table(), source.column());
            int wanted = request.sampleSize() + (logged.isEmpty() ? plan.screen() + plan.confirm() + plan.fresh() : 0);
            LiveSampler.Draw draw = new LiveSampler(connection, column, request.seed(), progress, request.filters())
                    .draw(wanted);
            Sample sample = plan.split(column.displayName(), draw.rows(), logged, request);
            return intake(column, draw, sample, request.metric(), logged.isEmpty(), LiveServer.read(connection));
        });
    }

    /** Passes every row on, in the order of the table's pages. */
    public static void everyRow(VectorSource.LiveTable source, long seed, RowSink sink, ProgressListener progress) {
        LiveSampler.Seen seen = readOnly(source.connections(),
                "reading all of " + source.table() + "." + source.column(),
                connection -> new LiveSampler(connection,
                        new LiveCatalog(connection).find(source.table(), source.column()), seed, progress)
                        .readAll(sink, ProgressListener.Phase.VALIDATE));
        progress.progress(ProgressListener.Phase.VALIDATE, seen.rows(), seen.rows(), "all rows are read");
    }

    /** Reads logged queries of a live table. */
    public static List<float[]> queries(ConnectionSupplier connections, String table, String column, long seed,
            int limit) {
        return readOnly(connections, "reading logged queries of " + table + "." + column, connection -> {
            LiveColumn found = new LiveCatalog(connection).find(table, column);
            return new LiveSampler(connection, found, ~seed, ProgressListener.silent()).draw(limit).rows().stream()
                    .map(KeyedReservoir.Drawn::vector).toList();
        });
    }

    private static Intake intake(LiveColumn column, LiveSampler.Draw draw, Sample sample, Metric metric,
            boolean heldOut, LiveFacts server) {
        List<String> warnings = new ArrayList<>();
        if (!column.isScannable()) {
            warnings.add(column.displayName()
                    + " is no table with pages of its own: rows were taken in the order in which the server gave them");
        }
        int dimensions = sample.dimensions();
        VectorColumn named = new VectorColumn(List.of(column.schema(), column.table()), column.keyColumn(),
                column.column(), column.kind().type(), dimensions,
                column.kind().array());
        List<Intake.ExistingSpec> existing = new ArrayList<>();
        for (ExistingIndex index : column.indexes()) {
            if (!index.isValid()) {
                warnings.add("index \"" + index.name()
                        + "\" is invalid: an earlier CREATE INDEX CONCURRENTLY failed; drop it");
            } else if (index.isPlain()) {
                Metric serves = metricOf(index.operatorClass());
                if (serves != metric) {
                    warnings.add("index \"" + index.name() + "\" has operator class " + index.operatorClass()
                            + " and cannot serve queries by " + metric.label());
                }
                existing.add(new Intake.ExistingSpec(index.name(), spec(index, column.kind().type(), dimensions),
                        serves, index.bytes(), index.definition()));
            }
        }
        List<List<String>> partitions = column.heaps().stream().filter(heap -> !heap.table().equals(column.table()))
                .map(heap -> List.of(heap.schema(), heap.table())).toList();
        long rows = draw.sawEverything()
                ? draw.seenRows() - draw.nullRows()
                : Math.round(column.estimatedRows() * (1 - (double) draw.nullRows() / Math.max(1, draw.seenRows())));
        Profile.TableFacts facts = new Profile.TableFacts(column.schema(), column.table(), column.column(),
                column.keyColumn(),
                column.heaps().stream().mapToLong(LiveColumn.Heap::heapBytes).sum(),
                column.heaps().stream().mapToLong(LiveColumn.Heap::toastBytes).sum(),
                column.storage(), column.indexes().stream().map(ExistingIndex::definition).toList());
        return new Intake(column.displayName(), named, sample, rows,
                draw.sawEverything() ? Evidence.MEASURED : Evidence.ESTIMATED, draw.nullRows(), draw.method(),
                heldOut ? Intake.HELD_OUT : "logged queries", facts, server, existing, partitions, warnings);
    }

    private static IndexSpec spec(ExistingIndex index, VectorType type, int dimensions) {
        Representation full = Representation.full(type, dimensions);
        return "hnsw".equals(index.method())
                ? new IndexSpec.Hnsw(index.m(), index.efConstruction(), full)
                : new IndexSpec.IvfFlat(index.lists(), full);
    }

    private static @Nullable Metric metricOf(String operatorClass) {
        for (Metric metric : Metric.values()) {
            for (VectorType type : VectorType.values()) {
                if (metric.operatorClass(type).equals(operatorClass)) {
                    return metric;
                }
            }
        }
        return null;
    }

    /** What to do with a connection that cannot write. */
    interface Reading<T> {
        T read(Connection connection) throws SQLException, IOException;
    }

    static <T> T readOnly(ConnectionSupplier connections, String doing, Reading<T> reading) {
        try (Connection connection = connections.open()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET default_transaction_read_only = on");
            }
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            T result = reading.read(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            String message = OneLine.of(e);
            boolean lost = e.getSQLState() == null || e.getSQLState().startsWith("08");
            throw new PlumblineException(lost ? ErrorCode.CONNECTION : ErrorCode.FAILURE, doing + ": " + message, e);
        } catch (IOException e) {
            throw new PlumblineException(ErrorCode.CONNECTION, doing + ": the connection broke off: " + OneLine.of(e),
                    e);
        }
    }
}
