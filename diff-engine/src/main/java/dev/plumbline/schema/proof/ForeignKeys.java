package dev.plumbline.schema.proof;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.proof.Correspondence.TablePair;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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

    /** Those of TO by the names of FROM; without those whose tables or columns FROM does not have. */
    ForeignKeys former(Correspondence pairs, Function<ObjectId, String> name) {
        List<Key> former = new ArrayList<>();
        for (Key key : keys) {
            TablePair child = pair(key.child(), pairs);
            TablePair parent = pair(key.parent(), pairs);
            if (child != null && parent != null) {
                List<String> columns = former(key.columns(), child);
                List<String> parentColumns = former(key.parentColumns(), parent);
                if (columns.size() == key.columns().size() && parentColumns.size() == columns.size()) {
                    former.add(new Key(name.apply(child.from()), name.apply(parent.from()), columns, parentColumns));
                }
            }
        }
        return new ForeignKeys(former);
    }

    /** PostgreSQL quotes where it has to only. */
    private static @Nullable TablePair pair(String table, Correspondence pairs) {
        return pairs.tables().stream().filter(pair -> pair.to().sql().replace("\"", "").equals(table.replace("\"", "")))
                .findFirst().orElse(null);
    }

    private static List<String> former(List<String> columns, TablePair pair) {
        List<String> names = new ArrayList<>();
        for (String column : columns) {
            pair.columns().stream().filter(both -> both.to().id().name().equals(column)).findFirst()
                    .ifPresent(both -> names.add(both.from().id().name()));
        }
        return names;
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
