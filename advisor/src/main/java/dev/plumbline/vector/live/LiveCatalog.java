package dev.plumbline.vector.live;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the column that a user named, and everything about it that shapes the advice. */
final class LiveCatalog {

    private final Connection connection;

    LiveCatalog(Connection connection) {
        this.connection = connection;
    }

    LiveColumn find(String table, String column) throws SQLException {
        long oid;
        String schema;
        String name;
        String relkind;
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("resolve-table.sql"))) {
            String path = validPath(table);
            statement.setString(1, path);
            statement.setString(2, table);
            statement.setString(3, path);
            try (ResultSet result = statement.executeQuery()) {
                if (!result.next()) {
                    throw bad("table \"" + table + "\" does not exist in this database"
                            + NearMatches.hint(table, tableNames()));
                }
                oid = result.getLong("oid");
                schema = result.getString("nspname");
                name = result.getString("relname");
                relkind = result.getString("relkind");
            }
        }
        return column(oid, schema, name, relkind, column);
    }

    /** to_regclass raises an error on text that is no name at all; such text is quoted as one name. */
    private String validPath(String table) {
        return table.matches(
                "(\"([^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*)(\\.(\"([^\"]|\"\")+\"|[\\p{L}_][\\p{L}\\p{N}_$]*))?")
                        ? table
                        : Sql.identifier(table);
    }

    private LiveColumn column(long oid, String schema, String table, String relkind, String column)
            throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> vectors = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("columns.sql"))) {
            statement.setLong(1, oid);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    String name = result.getString("attname");
                    ColumnKind kind = ColumnKind.of(result.getString("typname"));
                    if (!name.equals(column)) {
                        names.add(name);
                        if (kind != null) {
                            vectors.add(name);
                        }
                        continue;
                    }
                    if (kind == null) {
                        throw bad("column " + Sql.qualified(schema, table, column) + " has type "
                                + result.getString("type")
                                + "; expected vector, halfvec, bit, sparsevec, real[] or double precision[]");
                    }
                    int modifier = result.getInt("atttypmod");
                    if (modifier < 1 && !kind.array()) {
                        throw noModifier(schema, table, column, kind);
                    }
                    return new LiveColumn(schema, table, column, kind, kind.array() ? 0 : modifier, keyColumn(oid),
                            storage(result.getString("attstorage")),
                            "rpm".contains(relkind), heaps(oid), indexes(oid, column));
                }
            }
        }
        String hint = NearMatches.hint(column, names);
        throw bad("column \"" + column + "\" does not exist in table " + Sql.qualified(schema, table)
                + (hint.isEmpty() && !vectors.isEmpty()
                        ? "; its columns of vectors are " + Sql.identifiers(vectors)
                        : hint));
    }

    private PlumblineException noModifier(String schema, String table, String column, ColumnKind kind)
            throws SQLException {
        String dimensions = "N";
        String name = Sql.identifier(column);
        if (kind == ColumnKind.VECTOR || kind == ColumnKind.HALFVEC) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT vector_dims(" + name + ") FROM " + Sql.qualified(schema, table) + " WHERE "
                            + name + " IS NOT NULL LIMIT 1");
                    ResultSet result = statement.executeQuery()) {
                dimensions = result.next() ? result.getString(1) : dimensions;
            }
        }
        String type = kind.type().sqlName() + "(" + dimensions + ")";
        return bad("column " + Sql.qualified(schema, table, column) + " is a " + kind.type().sqlName()
                + " without dimensions, and no index can be built on it; give it some: ALTER TABLE "
                + Sql.qualified(schema, table) + " ALTER COLUMN " + name
                + " TYPE " + type);
    }

    private String keyColumn(long oid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("key-column.sql"))) {
            statement.setLong(1, oid);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() ? result.getString(1) : "ctid";
            }
        }
    }

    private List<LiveColumn.Heap> heaps(long oid) throws SQLException {
        List<LiveColumn.Heap> heaps = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("heaps.sql"))) {
            statement.setLong(1, oid);
            statement.setLong(2, oid);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    heaps.add(new LiveColumn.Heap(result.getString("nspname"), result.getString("relname"),
                            result.getLong("blocks"),
                            result.getLong("estimate"), result.getLong("heap_bytes"), result.getLong("toast_bytes")));
                }
            }
        }
        return heaps;
    }

    private List<ExistingIndex> indexes(long oid, String column) throws SQLException {
        List<ExistingIndex> indexes = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("vector-indexes.sql"))) {
            statement.setString(1, column);
            statement.setLong(2, oid);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    indexes.add(new ExistingIndex(result.getString("relname"), result.getString("amname"),
                            result.getString("opcname"),
                            result.getBoolean("indisvalid"), result.getString("definition"),
                            result.getBoolean("is_plain") && !result.getBoolean("is_partial"),
                            result.getInt("m"), result.getInt("ef_construction"), result.getInt("lists"),
                            result.getLong("bytes")));
                }
            }
        }
        return indexes;
    }

    private List<String> tableNames() throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.load("table-names.sql"));
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                names.add(result.getString("nspname") + "." + result.getString("relname"));
            }
        }
        return names;
    }

    private static String storage(String attstorage) {
        return switch (attstorage) {
            case "p" -> "plain";
            case "e" -> "external";
            case "m" -> "main";
            default -> "extended";
        };
    }

    private static PlumblineException bad(String message) {
        return new PlumblineException(ErrorCode.BAD_INPUT, message);
    }
}
