package dev.plumbline.schema.proof;

import dev.plumbline.schema.proof.AppWork.Kind;
import dev.plumbline.schema.proof.AppWork.Turn;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A reader and a writer that do an application's work while a plan runs: that of the version from before the migration from the first step on,
 * that of the version after it from when the plan promises that it works. Whoever runs the plan says which step is running. What stops working
 * is said once and not tried again.
 */
final class Traffic implements AutoCloseable {

    private static final Set<Promises.Code> ONLY_NEW = Set.of(Promises.Code.NEW);
    private static final long PAUSE_MS = 1;
    private static final long MOST_WAIT_MS = 50;
    private static final long LAST_WAIT_MS = 2000;

    /** How long others waited during a step, and what they could not do any more from then on. */
    record Stalls(Duration read, Duration write, List<String> breaks) {}

    private final AppWork work;
    private final Promises promises;
    private final ScratchDatabase database;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<Integer, Long> reads = new ConcurrentHashMap<>();
    private final Map<Integer, Long> writes = new ConcurrentHashMap<>();
    private final Map<Integer, List<String>> breaks = new ConcurrentHashMap<>();
    private final List<String> broken = Collections.synchronizedList(new ArrayList<>());
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private final CountDownLatch warm = new CountDownLatch(2);
    private volatile int step;
    private volatile boolean over;

    /** Starts. */
    Traffic(ScratchDatabase database, AppWork work, Promises promises) throws SQLException {
        this.work = work;
        this.promises = promises;
        this.database = database;
        for (Kind kind : Kind.values()) {
            List<Turn> turns = work.turns().stream().filter(turn -> turn.kind() == kind).toList();
            Connection connection = database.connect();
            connections.add(connection);
            try (Statement settings = connection.createStatement()) {
                settings.execute("set timezone = 'UTC'");
            }
            threads.add(Thread.ofPlatform().daemon().name("plumbline-traffic-" + kind)
                    .start(() -> go(turns, connection)));
        }
    }

    private void go(List<Turn> turns, Connection connection) {
        List<Turn> working = new ArrayList<>(turns);
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            while (!over) {
                for (Turn turn : List.copyOf(working)) {
                    boolean due = !turn.codes().equals(ONLY_NEW) || promises.holdAfter(turn.codes(), step - 1);
                    if (!over && due && !take(turn, statement)) {
                        working.remove(turn);
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

    /** Does what belongs together; says whether it may be done again. */
    private boolean take(Turn turn, Statement statement) {
        for (String sql : turn.statements()) {
            if (!run(turn, sql, statement)) {
                return false;
            }
        }
        return true;
    }

    private boolean run(Turn turn, String sql, Statement statement) {
        int first = step;
        long started = System.nanoTime();
        boolean works = true;
        try {
            statement.execute(sql);
            statements.incrementAndGet();
        } catch (SQLException e) {
            works = "40P01".equals(e.getSQLState()) || "40001".equals(e.getSQLState());
            if (!over) {
                fails(turn, e, first);
            }
        }
        long lasted = System.nanoTime() - started;
        Map<Integer, Long> longest = turn.kind() == Kind.READ ? reads : writes;
        for (int during = first; during <= step; during++) {
            longest.merge(during, lasted, Math::max);
        }
        return works;
    }

    private void fails(Turn turn, SQLException e, int first) {
        int last = step;
        String text = (turn.kind() == Kind.READ ? "reads of " : "writes to ") + turn.table().displayName() + ": "
                + Failures.text(e);
        List<String> ofStep = breaks.computeIfAbsent(last, number -> Collections.synchronizedList(new ArrayList<>()));
        if (!ofStep.contains(text)) {
            ofStep.add(text);
        }
        if ("40P01".equals(e.getSQLState()) || promises.hold(turn.codes(), first, last)) {
            String broke = "step " + last + ", " + text;
            if (!broken.contains(broke)) {
                broken.add(broke);
            }
        }
    }

    /** Waits until both have done all their work once. */
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

    /** The last step is over: the new version comes to all its work once, and takes what belongs to it away. */
    void comesToItsEnd(int steps) throws InterruptedException {
        step = steps + 1;
        long before = done.get();
        for (long waited = 0; waited < LAST_WAIT_MS && done.get() < before + 4; waited += PAUSE_MS) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }

    /** What failed although the plan promised that it works; each with the step. */
    List<String> broken() {
        return List.copyOf(broken);
    }

    /** How many statements worked. */
    long statements() {
        return statements.get();
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

    /** Takes the application's own rows away, under the names of whichever side knows them. */
    void cleanUp() throws SQLException {
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            for (String delete : work.cleanUp()) {
                try {
                    statement.execute(delete);
                } catch (SQLException e) {
                    if (connection.isClosed()) {
                        throw e;
                    }
                }
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
