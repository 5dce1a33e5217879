package dev.plumbline.schema.locks;

import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Resources;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Runs statements on a scratch database and sees what they do to the relations that were there when it was opened: the locks in
 * {@code pg_locks}, new files behind tables, and reads from their start in PostgreSQL's own statistics. ACCESS SHARE, which every reader takes,
 * is left out, and an index appears only where it is locked more strongly than its table. Relations keep the names that they had. For one thread.
 */
public final class Tracer {

    private static final String RELATIONS = Resources.text(Tracer.class, "relations.sql");

    private record Relation(String name, char kind, long carrier) {}

    private final Connection session;
    private final ScratchDatabase database;
    private final int pid;
    private final Map<Long, Relation> relations = new HashMap<>();

    /**
     * Notes which relations are there.
     *
     * @param session the session that statements will run in; nobody else should use it meanwhile
     */
    public Tracer(Connection session, ScratchDatabase database) throws SQLException {
        this.session = session;
        this.database = database;
        this.pid = session.unwrap(PGConnection.class).getBackendPID();
        try (java.sql.Statement statement = session.createStatement()) {
            statement.execute("set max_parallel_maintenance_workers = 0");
            try (ResultSet rows = statement.executeQuery(RELATIONS)) {
                while (rows.next()) {
                    relations.put(rows.getLong("oid"), new Relation(rows.getString("name"),
                            rows.getString("kind").charAt(0), rows.getLong("carrier")));
                }
            }
        }
    }

    /**
     * Runs a statement in the session's open transaction and returns what it adds to what was locked, rewritten and read before.
     *
     * @throws SQLException if the statement fails
     */
    public Effects inside(Statement statement) throws SQLException {
        Look before = Look.within(session, pid);
        execute(statement);
        return difference(before, Look.within(session, pid));
    }

    /**
     * Runs a statement that PostgreSQL refuses inside of transactions, or that commits by itself, and watches it from a second session; a third
     * one stands in its way for a moment, so that its locks can be seen.
     *
     * @throws SQLException if the statement fails
     */
    public Effects outside(Statement statement) throws SQLException {
        Settled stored = new Settled(session, database.server().majorVersion());
        Look before = stored.look();
        Map<Long, LockMode> locks;
        try (Ambush ambush = new Ambush(database, pid, statement)) {
            execute(statement);
            locks = ambush.seen();
        }
        Look after = stored.look();
        return difference(before, new Look(locks, after.files(), after.scans(), false));
    }

    /**
     * The part of what a statement takes for sure that the open transaction holds: locks that a former statement of the transaction had taken
     * already are not seen by {@link #inside}.
     */
    public Effects held(Effects certain) throws SQLException {
        Map<Long, LockMode> held = Look.locks(session, pid).locks();
        Map<String, LockMode> modes = new HashMap<>();
        held.forEach((oid, mode) -> {
            Relation relation = relations.get(oid);
            if (relation != null) {
                modes.put(relation.name(), mode);
            }
        });
        return new Effects(certain.locks().stream().filter(lock -> {
            LockMode mode = modes.get(lock.relation());
            return mode != null && mode.compareTo(lock.mode()) >= 0;
        }).toList(), Set.of(), Set.of(), Evidence.TRACED);
    }

    private void execute(Statement statement) throws SQLException {
        try (java.sql.Statement running = session.createStatement()) {
            running.setEscapeProcessing(false);
            running.execute(statement.guarded());
        }
    }

    private Effects difference(Look before, Look after) {
        List<RelationLock> locks = new ArrayList<>();
        Set<String> rewrites = new TreeSet<>();
        Set<String> scans = new TreeSet<>();
        relations.forEach((oid, relation) -> {
            LockMode mode = after.locks().get(oid);
            LockMode ofTable = relation.carrier() == oid ? null : after.locks().get(relation.carrier());
            if (mode != null && mode != before.locks().get(oid)
                    && (ofTable == null || mode.compareTo(ofTable) > 0)) {
                locks.add(new RelationLock(relation.name(), mode));
            }
            if (changed(before.files().get(oid), after.files().get(oid))) {
                rewrites.add(relation.name());
            }
            if (changed(before.scans().get(oid), after.scans().get(oid))) {
                scans.add(relation.name());
            }
        });
        return new Effects(locks, rewrites, scans, Evidence.TRACED);
    }

    private static boolean changed(@Nullable Object before, @Nullable Object after) {
        return after != null && !after.equals(before);
    }
}
