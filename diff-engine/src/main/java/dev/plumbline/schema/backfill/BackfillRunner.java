package dev.plumbline.schema.backfill;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Runs a backfill on a database that is in use: small transactions, tried again where others are in the way, held back where wanted, noted in
 * a journal. Killed at any moment, it goes on where it was. Not thread-safe; one run an instance.
 */
public final class BackfillRunner implements AutoCloseable {

    /** Opens sessions that may write. */
    public interface Sessions {
        /** A new session; the caller closes it. */
        Connection open() throws SQLException;
    }

    private final Sessions sessions;
    private final Backfill backfill;
    private final BackfillOptions options;
    private final BackfillControl control;
    private Connection connection;

    /** Opens a session. */
    public BackfillRunner(Sessions sessions, Backfill backfill, BackfillOptions options, BackfillControl control)
            throws SQLException {
        this.sessions = sessions;
        this.backfill = backfill;
        this.options = options;
        this.control = control;
        this.connection = prepared(sessions.open());
    }

    private static Connection prepared(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        return connection;
    }

    /**
     * Runs to the end, or until it is stopped.
     *
     * @throws PlumblineException with code FAILURE where a budget is used up or a statement fails for good, with BAD_INPUT where table, key or
     *         journal do not fit
     */
    public BackfillResult run(BackfillJournal journal, BackfillListener listener) throws InterruptedException {
        try {
            TableFacts facts = TableFacts.read(connection, backfill.table());
            facts.check(backfill);
            String fingerprint = Fingerprint.of(connection, backfill, facts);
            connection.commit();
            JournalState state = begin(journal, fingerprint, listener);
            BackfillPass run = new BackfillPass(this, backfill, options, control, facts, journal, listener, state);
            return run.all();
        } catch (SQLException e) {
            throw failure(Trouble.message(e), e);
        }
    }

    private JournalState begin(BackfillJournal journal, String fingerprint, BackfillListener listener) {
        JournalState noted = journal.read().orElse(JournalState.begin(fingerprint));
        if (!noted.fingerprint().equals(fingerprint)) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    "the journal belongs to another backfill, or to another table of this name; name another journal, or remove it to begin anew");
        }
        if (noted.finished()) {
            return JournalState.begin(fingerprint);
        }
        if (noted.rowsPassed() > 0 || noted.pass() > 1) {
            listener.note("going on after " + noted.rowsPassed() + " rows of pass " + noted.pass());
        }
        return noted;
    }

    /** How many rows of the table are pending. */
    public long pending() throws SQLException {
        return count("SELECT pg_catalog.count(*) FROM " + backfill.table().sql() + " AS "
                + Sql.identifier(backfill.table().name()) + " WHERE " + backfill.pending());
    }

    private long count(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL statement_timeout = 0");
            try (ResultSet row = statement.executeQuery(sql)) {
                row.next();
                return row.getLong(1);
            }
        } finally {
            rollBack();
        }
    }

    /** Writes one range in one transaction. */
    long write(TableFacts.Leaf leaf, Ranges.Range range) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET LOCAL lock_timeout = " + options.lockTimeout().toMillis()
                    + "; SET LOCAL statement_timeout = " + options.statementTimeout().toMillis());
            long written = statement
                    .executeLargeUpdate(backfill.write("ONLY " + leaf.sql(), "(" + range.condition() + ")"));
            connection.commit();
            return written;
        }
    }

    Connection connection() {
        return connection;
    }

    /** Ends a transaction that failed; a session that is gone needs none. */
    void rollBack() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // Whoever uses it next sees that it is gone.
            return;
        }
    }

    void reconnect() throws SQLException {
        close();
        connection = prepared(sessions.open());
    }

    PlumblineException failure(String reason, Throwable cause) {
        return new PlumblineException(ErrorCode.FAILURE, "backfill of " + backfill.table() + ": " + reason, cause);
    }

    /** The key to go by: the one that is given, else the best that the table has, else none. */
    public static List<String> key(TableFacts facts, List<String> given) {
        return given.isEmpty() && !facts.keys().isEmpty() ? facts.keys().getFirst() : given;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // The session ends in any case.
            return;
        }
    }
}
