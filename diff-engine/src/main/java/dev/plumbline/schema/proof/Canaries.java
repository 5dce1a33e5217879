package dev.plumbline.schema.proof;

import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.schema.sql.Resources;
import dev.plumbline.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Canary rows: a few for each table, with NULLs and edge values, that both schemas take.
 *
 * @param tables what became of each table
 */
record Canaries(List<Filled> tables) {

    private static final String TABLES = Resources.text(Canaries.class, "tables-to-fill.sql");

    Canaries {
        tables = tables.stream().sorted(Comparator.comparing(Filled::table)).toList();
    }

    /** Fills a database with the schema of FROM; one with the schema of TO serves to try the rows. */
    static Canaries fill(ScratchDatabase from, ScratchDatabase to, Correspondence pairs, Carried carried,
            long seed)
            throws SQLException {
        try (Connection before = session(from); Connection after = session(to)) {
            Map<String, TablePair> byName = new HashMap<>();
            for (TablePair pair : pairs.tables()) {
                byName.put(pair.from().displayName(), pair);
            }
            Map<String, String> tables = tables(before);
            ForeignKeys keys = ForeignKeys.of(before);
            Map<String, String> quoted = new HashMap<>();
            tables.forEach((name, display) -> quoted.put(display, name));
            ForeignKeys later = ForeignKeys.of(after).former(pairs,
                    id -> quoted.getOrDefault(id.displayName(), id.sql()));
            Map<String, Filled> filled = new HashMap<>();
            List<String> open = new ArrayList<>(keys.parentsFirst(List.copyOf(tables.keySet())));
            // Of tables that refer to each other one may have to wait for the other's rows.
            for (boolean progress = true; progress && !open.isEmpty();) {
                progress = false;
                for (String table : List.copyOf(open)) {
                    String display = tables.getOrDefault(table, table);
                    List<ForeignKeys.Key> ofTable = new ArrayList<>(keys.of(table));
                    later.of(table).stream().filter(key -> !ofTable.contains(key))
                            .forEach(ofTable::add);
                    @Nullable
                    TablePair pair = byName.get(display);
                    RowTrial.@Nullable Target target = pair == null
                            ? null
                            : new RowTrial.Target(pair, after, carried);
                    Filled written = fill(table, display, target, ofTable, before, after, seed);
                    filled.put(display, written);
                    if (written.rows() > 0) {
                        open.remove(table);
                        progress = true;
                    }
                }
            }
            before.commit();
            after.rollback();
            return new Canaries(List.copyOf(filled.values()));
        }
    }

    private static Filled fill(String table, String display, RowTrial.@Nullable Target target,
            List<ForeignKeys.Key> keys, Connection before, Connection after, long seed) throws SQLException {
        Filled filled = new TableFiller(table, target, keys, before, seed).fill(display, false);
        if (filled.rows() > 0) {
            return filled;
        }
        // Triggers and rules of the user's may refuse all rows, or ask for what nobody knows.
        replica(before, true);
        replica(after, true);
        Filled again = new TableFiller(table, target, keys, before, seed).fill(display, true);
        replica(before, false);
        replica(after, false);
        return again.rows() > 0 ? again : filled;
    }

    private static void replica(Connection connection, boolean on) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = " + (on ? "replica" : "origin"));
        }
    }

    private static Connection session(ScratchDatabase database) throws SQLException {
        Connection connection = database.connect();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            statement.execute("set statement_timeout = '5s'");
            statement.execute("set constraints all immediate");
        }
        return connection;
    }

    /** Quoted names and display names of the tables that rows are written into. */
    private static Map<String, String> tables(Connection connection) throws SQLException {
        Map<String, String> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.put(rows.getString("table_name"), rows.getString("display_name"));
            }
        }
        return tables;
    }

    int total() {
        return tables.stream().mapToInt(Filled::rows).sum();
    }

    /** Tables that no row was found for. */
    List<Filled> empty() {
        return tables.stream().filter(table -> table.rows() == 0).toList();
    }
}
