package dev.plumbline.schema.intent;

import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An application that inserts, updates and reads rows in one form, in a thread of its own. It remembers what it wrote and reads it back: a
 * value that is not as written is a lost write.
 */
final class Application {

    /**
     * How it talks to the database; the values come first, the id last.
     *
     * @param insert returns the id
     * @param values what it writes
     */
    record Talk(List<String> insert, String update, String select, Function<Random, String[]> values) {}

    private final ScratchDatabase database;
    private final Talk talk;
    private final Map<Long, String[]> written = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final List<Long> own = new ArrayList<>();
    private final Random random;
    private volatile boolean stop;
    private final AtomicLong longestNanos = new AtomicLong();
    private final AtomicLong statements = new AtomicLong();
    private @Nullable Thread thread;

    /** @param own existing rows that only this application writes */
    Application(ScratchDatabase database, Talk talk, List<Long> own, long seed) {
        this.database = database;
        this.talk = talk;
        this.own.addAll(own);
        this.random = new Random(seed);
    }

    Application start() {
        stop = false;
        thread = Thread.ofPlatform().start(this::work);
        return this;
    }

    /** Lets it run a little, then ends it. */
    Application stop() throws InterruptedException {
        stop = true;
        Objects.requireNonNull(thread).join();
        return this;
    }

    List<String> problems() {
        return problems;
    }

    Map<Long, String[]> written() {
        return written;
    }

    long statements() {
        return statements.get();
    }

    double longestMillis() {
        return longestNanos.get() / 1e6;
    }

    private void work() {
        try (Connection connection = database.connect()) {
            while (!stop) {
                turn(connection);
                Thread.sleep(1);
            }
        } catch (SQLException e) {
            problems.add(e.getSQLState() + " " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn(Connection connection) throws SQLException {
        String[] values = talk.values().apply(random);
        if (random.nextInt(4) == 0) {
            long id = insert(connection, values);
            own.add(id);
            written.put(id, values);
        } else {
            long id = own.get(random.nextInt(own.size()));
            timed(connection, talk.update(), id, values);
            written.put(id, values);
        }
        Long[] ids = written.keySet().toArray(new Long[0]);
        long id = ids[random.nextInt(ids.length)];
        String[] found = read(connection, id);
        if (!Arrays.equals(found, written.get(id))) {
            problems.add("row " + id + " was written as " + Arrays.toString(written.get(id)) + " and reads "
                    + Arrays.toString(found));
        }
    }

    private long insert(Connection connection, String[] values) throws SQLException {
        long id = 0;
        for (String sql : talk.insert()) {
            long begin = System.nanoTime();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int parameters = statement.getParameterMetaData().getParameterCount();
                for (int i = 1; i <= parameters; i++) {
                    if (sql.contains("@id") || id > 0 && i == parameters) {
                        statement.setLong(i, id);
                    } else {
                        statement.setString(i, values[i - 1]);
                    }
                }
                if (statement.execute()) {
                    try (ResultSet row = statement.getResultSet()) {
                        row.next();
                        id = row.getLong(1);
                    }
                }
            }
            measured(begin);
        }
        return id;
    }

    private void timed(Connection connection, String sql, long id, String[] values) throws SQLException {
        long begin = System.nanoTime();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.setLong(values.length + 1, id);
            statement.executeUpdate();
        }
        measured(begin);
    }

    private void measured(long begin) {
        longestNanos.accumulateAndGet(System.nanoTime() - begin, Math::max);
        statements.incrementAndGet();
    }

    String[] read(Connection connection, long id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(talk.select())) {
            statement.setLong(1, id);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return new String[0];
                }
                String[] values = new String[row.getMetaData().getColumnCount()];
                for (int i = 0; i < values.length; i++) {
                    values[i] = row.getString(i + 1);
                }
                return values;
            }
        }
    }
}
