package dev.plumbline.schema.locks;

import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Resources;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Watches the locks of a session while a statement runs there outside of transactions. One transaction after the other stands in its way, until
 * the session is seen waiting: for what builds concurrently another such build, then a writer, then a reader; for loops in PL/pgSQL one who allows
 * no writes.
 */
final class Ambush implements AutoCloseable {

    private static final String TABLES = Resources.text(Ambush.class, "plain-tables.sql");
    private static final long PAUSE_MS = 2;

    private final Connection observer;
    private Connection standing;
    private Connection next;
    private final int pid;
    private final Iterator<String> modes;
    private final Map<Long, LockMode> locks = new HashMap<>();
    private final CompletableFuture<Void> watching;
    private volatile boolean over;

    Ambush(ScratchDatabase database, int pid, Statement statement) throws SQLException {
        this.pid = pid;
        this.observer = database.connect();
        this.standing = database.connect();
        this.next = database.connect();
        String sql = SqlShape.of(statement.sql()).text();
        this.modes = (sql.contains(" CONCURRENTLY ")
                ? List.of("SHARE UPDATE EXCLUSIVE", "ROW EXCLUSIVE", "ACCESS SHARE")
                : sql.startsWith("DO ") || sql.startsWith("CALL ") ? List.of("SHARE") : List.<String>of()).iterator();
        changeOver();
        this.watching = CompletableFuture.runAsync(this::watch);
    }

    /** All locks that were seen. Ends the watch. */
    Map<Long, LockMode> seen() throws SQLException {
        over = true;
        try {
            watching.join();
        } catch (CompletionException e) {
            throw new SQLException("watching the locks of a statement", e);
        }
        return Map.copyOf(locks);
    }

    /** The next one takes its place before the present one leaves, so that there is no gap to slip through. */
    private void changeOver() throws SQLException {
        if (modes.hasNext()) {
            stand(next, modes.next());
        }
        leave(standing);
        Connection left = standing;
        standing = next;
        next = left;
    }

    private static void stand(Connection obstacle, String mode) throws SQLException {
        obstacle.setAutoCommit(false);
        List<String> tables = new ArrayList<>();
        try (java.sql.Statement query = obstacle.createStatement()) {
            try (ResultSet rows = query.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString("name"));
                }
            }
            if (!tables.isEmpty()) {
                query.execute("LOCK TABLE " + String.join(", ", tables) + " IN " + mode + " MODE");
            }
        }
    }

    private void watch() {
        try {
            while (!over) {
                Look look = Look.locks(observer, pid);
                look.locks().forEach((oid, mode) -> locks.merge(oid, mode, Look::stronger));
                if (look.waits()) {
                    changeOver();
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
        } catch (SQLException e) {
            throw new CompletionException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        } finally {
            // Whatever happened to the watch, the statement must not wait for ever.
            leaveAll();
        }
    }

    private void leaveAll() {
        try {
            leave(standing);
            leave(next);
        } catch (SQLException e) {
            throw new CompletionException(e);
        }
    }

    private static void leave(Connection obstacle) throws SQLException {
        if (!obstacle.getAutoCommit()) {
            obstacle.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        over = true;
        watching.handle((done, failure) -> null).join();
        observer.close();
        standing.close();
        next.close();
    }
}
