package dev.plumbline.schema.proof;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A reader and a writer that use tables as code from before the migration does: they name the columns that FROM has. The reader fetches a row; the
 * writer sets the columns of a row to what they are. Whoever runs the plan says which step is running. What stops working is said once and not
 * tried again.
 */
final class Traffic implements AutoCloseable {

    private static final long PAUSE_MS = 1;
    private static final long MOST_WAIT_MS = 50;

    /** How long others waited during a step, and what they could not do any more from then on. */
    record Stalls(Duration read, Duration write, List<String> breaks) {}

    private enum Kind {
        READ, WRITE
    }

    /** A statement of the application. */
    private record Use(String table, Kind kind, String sql) {}

    private final List<Thread> threads = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Integer, Long> reads = new ConcurrentHashMap<>();
    private final Map<Integer, Long> writes = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> breaks = new ConcurrentHashMap<>();
    private final AtomicLong done = new AtomicLong();
    private final CountDownLatch warm = new CountDownLatch(2);
    private volatile int step;
    private volatile boolean over;

    /**
     * Starts.
     *
     * @param tables the tables to use
     */
    Traffic(ScratchDatabase database, Catalog from, Collection<ObjectId> tables) throws SQLException {
        for (Kind kind : Kind.values()) {
            List<Use> uses = tables.stream().flatMap(table -> use(table, kind, from).stream()).toList();
            Connection connection = database.connect();
            connections.add(connection);
            try (Statement settings = connection.createStatement()) {
                settings.execute("set search_path = ''");
            }
            threads.add(Thread.ofPlatform().daemon().name("plumbline-traffic-" + kind)
                    .start(() -> go(uses, connection)));
        }
    }

    private static List<Use> use(ObjectId table, Kind kind, Catalog from) {
        List<Column> columns = from.children(table, Column.class).stream()
                .sorted(Comparator.comparingInt(Column::position)).toList();
        String order = from.children(table, Constraint.class).stream().filter(key -> key.type() == 'p').findFirst()
                .map(key -> " ORDER BY "
                        + key.definition().replaceFirst("^PRIMARY KEY \\(", "").replaceFirst("\\).*$", ""))
                .orElse("");
        if (kind == Kind.READ) {
            String list = columns.isEmpty()
                    ? "1"
                    : Sql.identifiers(columns.stream().map(column -> column.id().name()).toList());
            return List.of(new Use(table.displayName(), kind,
                    "SELECT " + list + " FROM " + table.sql() + order + " LIMIT 1"));
        }
        List<String> sets = columns.stream()
                .filter(column -> column.generated().isEmpty() && !column.identity().equals("a")
                        && !column.partitionKey())
                .map(column -> Sql.identifier(column.id().name()) + " = " + Sql.identifier(column.id().name()))
                .toList();
        return sets.isEmpty()
                ? List.of()
                : List.of(new Use(table.displayName(), kind, "UPDATE " + table.sql() + " SET "
                        + String.join(", ", sets) + " WHERE (tableoid, ctid) = (SELECT tableoid, ctid FROM "
                        + table.sql() + order + " LIMIT 1)"));
    }

    private void go(List<Use> uses, Connection connection) {
        List<Use> working = new ArrayList<>(uses);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            while (!over) {
                for (Use use : List.copyOf(working)) {
                    if (!over && !run(use, statement)) {
                        working.remove(use);
                    }
                }
                done.incrementAndGet();
                warm.countDown();
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (SQLException e) {
            warm.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a statement; says whether it may be run again. */
    private boolean run(Use use, Statement statement) {
        int first = step;
        long started = System.nanoTime();
        boolean works = true;
        try {
            statement.execute(use.sql());
        } catch (SQLException e) {
            works = "40P01".equals(e.getSQLState()) || "40001".equals(e.getSQLState());
            if (!over) {
                breaks.computeIfAbsent(step, number -> Collections.synchronizedList(new ArrayList<>()))
                        .add((use.kind() == Kind.READ ? "reads of " : "writes to ") + use.table() + ": "
                                + Failures.text(e));
            }
        }
        long lasted = System.nanoTime() - started;
        Map<Integer, Long> longest = use.kind() == Kind.READ ? reads : writes;
        for (int during = first; during <= step; during++) {
            longest.merge(during, lasted, Math::max);
        }
        return works;
    }

    /** Waits until both have used every table once. */
    void awaitWarm() throws InterruptedException {
        if (!warm.await(MOST_WAIT_MS * 100, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("reader and writer do not come to their work");
        }
    }

    /** A step begins. */
    void begins(int number) {
        step = number;
    }

    /** No lock is held: whoever waited comes to its turn before the next step begins. */
    void letOthersWork() throws InterruptedException {
        long before = done.get();
        for (long waited = 0; waited < MOST_WAIT_MS && done.get() < before + 2; waited += PAUSE_MS) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    Stalls stalls(int number) {
        return new Stalls(Duration.ofNanos(reads.getOrDefault(number, 0L)),
                Duration.ofNanos(writes.getOrDefault(number, 0L)), List.copyOf(breaks.getOrDefault(number, List.of())));
    }

    /** Both end their last statement, however long they wait for it. */
    void stop() {
        over = true;
        for (Thread thread : threads) {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        stop();
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
