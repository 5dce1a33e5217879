package dev.plumbline.schema.backfill;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.catalog.CatalogQuery;
import dev.plumbline.schema.catalog.CatalogReader;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ServerVersion;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a backfill has to know of its table.
 *
 * @param types column and type, in the order of the table
 * @param keys unique keys that are never NULL, the best first
 * @param leaves the tables that hold its rows
 */
public record TableFacts(ServerVersion version, Map<String, String> types, List<List<String>> keys, List<Leaf> leaves) {

    private static final CatalogQuery COLUMNS = CatalogQuery.load(TableFacts.class, "columns.sql");
    private static final CatalogQuery KEYS = CatalogQuery.load(TableFacts.class, "keys.sql");
    private static final CatalogQuery LEAVES = CatalogQuery.load(TableFacts.class, "leaves.sql");

    /**
     * A table without partitions, or one partition.
     *
     * @param tuples what the statistics say; 0 where they say nothing
     */
    public record Leaf(long oid, String schema, String name, long tuples, long pages) {

        /** The quoted name. */
        public String sql() {
            return Sql.qualified(schema, name);
        }
    }

    /**
     * Reads them.
     *
     * @throws PlumblineException with code BAD_INPUT if there is no such table, or it cannot be written batch by batch
     */
    public static TableFacts read(Connection connection, ObjectId table) throws SQLException {
        ServerVersion version = CatalogReader.version(connection);
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement query = prepare(connection, COLUMNS, version, table);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                types.put(rows.getString(1), rows.getString(2));
            }
        }
        if (types.isEmpty()) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    table + " does not exist there; give schema and name, quoted as in SQL where they need to be");
        }
        List<List<String>> keys = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, KEYS, version, table);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                keys.add(Arrays.asList((String[]) rows.getArray(2).getArray()));
            }
        }
        return new TableFacts(version, types, keys, leaves(connection, version, table));
    }

    private static List<Leaf> leaves(Connection connection, ServerVersion version, ObjectId table) throws SQLException {
        List<Leaf> leaves = new ArrayList<>();
        try (PreparedStatement query = prepare(connection, LEAVES, version, table);
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(2) + "." + rows.getString(3);
                if (!rows.getString(4).equals("r")) {
                    throw new PlumblineException(ErrorCode.BAD_INPUT,
                            table + ": " + name + " is no ordinary table (a view, or a table of another server);"
                                    + " a backfill writes ordinary tables and their partitions");
                }
                leaves.add(new Leaf(rows.getLong(1), rows.getString(2), rows.getString(3),
                        Math.max(0, rows.getLong(5)), rows.getLong(6)));
            }
        }
        return leaves;
    }

    private static PreparedStatement prepare(Connection connection, CatalogQuery query, ServerVersion version,
            ObjectId table) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(query.sql(version));
        statement.setString(1, table.sql());
        return statement;
    }

    /** Rows by the statistics; empty statistics count for nothing. */
    public long estimatedRows() {
        return leaves.stream().mapToLong(Leaf::tuples).sum();
    }

    /**
     * Checks that what a backfill names is there.
     *
     * @throws PlumblineException with code BAD_INPUT for the first column that is not, and for a key that is none
     */
    public void check(Backfill backfill) {
        Stream<String> written = backfill.upsert().isPresent() ? Stream.of() : backfill.columns().stream();
        Stream.concat(backfill.key().stream(), written).filter(column -> !types.containsKey(column)).findFirst()
                .ifPresent(column -> {
                    throw new PlumblineException(ErrorCode.BAD_INPUT, backfill.table() + " has no column \"" + column
                            + "\"; its columns are " + String.join(", ", types.keySet()));
                });
        if (!backfill.key().isEmpty() && keys.stream().noneMatch(key -> backfill.key().containsAll(key))) {
            throw new PlumblineException(ErrorCode.BAD_INPUT,
                    backfill.table() + ": (" + String.join(", ", backfill.key())
                            + ") is no key; expected the columns of a unique index that are all NOT NULL"
                            + (keys.isEmpty()
                                    ? ", and the table has none: leave the key out"
                                    : ", such as ("
                                            + String.join(", ", keys.getFirst()) + ")"));
        }
    }
}
