package dev.plumbline.schema.locks;

import dev.plumbline.schema.sql.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * What one look at a session shows. Immutable.
 *
 * @param locks the strongest lock on each relation, held or waited for; ACCESS SHARE left out
 * @param files where each table is stored
 * @param scans how often each table was read from its start
 * @param waits whether the session waits for a lock
 */
record Look(Map<Long, LockMode> locks, Map<Long, Long> files, Map<Long, Scans> scans, boolean waits) {

    private static final String LOCKS = Resources.text(Look.class, "locks.sql");
    private static final String FILES_AND_SCANS = Resources.text(Look.class, "files-and-scans.sql");

    /** How often a table was read from its start, and how many rows came of it. */
    record Scans(long started, long rows) {}

    Look {
        locks = Map.copyOf(locks);
        files = Map.copyOf(files);
        scans = Map.copyOf(scans);
    }

    /** All that a session can say of its own transaction. */
    static Look within(Connection session, int pid) throws SQLException {
        Look locks = locks(session, pid);
        return stored(session, false, locks);
    }

    /** Locks alone, as another session sees them. */
    static Look locks(Connection observer, int pid) throws SQLException {
        Map<Long, LockMode> locks = new HashMap<>();
        boolean waits = false;
        try (PreparedStatement query = observer.prepareStatement(LOCKS)) {
            query.setInt(1, pid);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long relation = rows.getLong("relation");
                    boolean ofRelation = !rows.wasNull();
                    waits |= !rows.getBoolean("granted");
                    LockMode.ofView(rows.getString("mode")).filter(mode -> ofRelation && mode != LockMode.ACCESS_SHARE)
                            .ifPresent(mode -> locks.merge(relation, mode, Look::stronger));
                }
            }
        }
        return new Look(locks, Map.of(), Map.of(), waits);
    }

    /** Files and scans, with what former transactions have reported. */
    static Look reported(Connection session) throws SQLException {
        return stored(session, true, new Look(Map.of(), Map.of(), Map.of(), false));
    }

    private static Look stored(Connection session, boolean withReported, Look locks) throws SQLException {
        Map<Long, Long> files = new HashMap<>();
        Map<Long, Scans> scans = new HashMap<>();
        try (Statement statement = session.createStatement();
                ResultSet rows = statement.executeQuery(FILES_AND_SCANS)) {
            while (rows.next()) {
                long oid = rows.getLong("oid");
                files.put(oid, rows.getLong("file"));
                scans.put(oid, new Scans(
                        rows.getLong("scans") + (withReported ? rows.getLong("reported_scans") : 0),
                        rows.getLong("rows") + (withReported ? rows.getLong("reported_rows") : 0)));
            }
        }
        return new Look(locks.locks(), files, scans, locks.waits());
    }

    static LockMode stronger(LockMode one, LockMode other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
