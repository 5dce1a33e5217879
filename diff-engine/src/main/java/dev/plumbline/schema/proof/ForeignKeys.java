package dev.plumbline.schema.proof;

import dev.plumbline.schema.sql.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The foreign keys of a database. */
record ForeignKeys(List<Key> keys) {

    private static final String QUERY = Resources.text(ForeignKeys.class, "foreign-keys.sql");

    /** One of them; tables by their quoted names. */
    record Key(String child, String parent, List<String> columns, List<String> parentColumns) {

        Key {
            columns = List.copyOf(columns);
            parentColumns = List.copyOf(parentColumns);
        }
    }

    ForeignKeys {
        keys = List.copyOf(keys);
    }

    static ForeignKeys of(Connection connection) throws SQLException {
        List<Key> keys = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                keys.add(new Key(rows.getString("child"), rows.getString("parent"),
                        FillColumn.strings(rows.getArray("columns")),
                        FillColumn.strings(rows.getArray("parent_columns"))));
            }
        }
        return new ForeignKeys(keys);
    }

    List<Key> of(String child) {
        return keys.stream().filter(key -> key.child().equals(child)).toList();
    }

    /** The tables so that those that others refer to come first, as far as there is no circle. */
    List<String> parentsFirst(List<String> tables) {
        Set<String> ordered = new LinkedHashSet<>();
        tables.forEach(table -> visit(table, tables, new HashSet<>(), ordered));
        return List.copyOf(ordered);
    }

    private void visit(String table, List<String> tables, Set<String> open, Set<String> ordered) {
        if (ordered.contains(table) || !open.add(table)) {
            return;
        }
        of(table).stream().map(Key::parent).filter(tables::contains)
                .forEach(parent -> visit(parent, tables, open, ordered));
        ordered.add(table);
    }
}
