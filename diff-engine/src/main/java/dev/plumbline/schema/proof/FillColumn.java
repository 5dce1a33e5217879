package dev.plumbline.schema.proof;

import dev.plumbline.schema.sql.Resources;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column to write values into.
 *
 * @param type {@code typname} of its type, or of the type below its domain
 * @param element {@code typname} of an array's elements
 * @param modifier the type's modifier, -1 for none
 * @param checks the checks of its domains
 * @param numbered whether a sequence numbers it
 * @param fields how many attributes a composite type has
 */
record FillColumn(String name, String type, char kind, @Nullable String element, int modifier, String checks,
        boolean notNull, boolean numbered, boolean generated, int fields, List<String> labels) {

    private static final String QUERY = Resources.text(FillColumn.class, "columns-to-fill.sql");

    FillColumn {
        labels = List.copyOf(labels);
    }

    /** The columns of a table, by its quoted name. */
    static List<FillColumn> of(String table, Connection connection) throws SQLException {
        List<FillColumn> columns = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, table);
            query.setString(2, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(new FillColumn(rows.getString("name"), rows.getString("type"),
                            rows.getString("kind").charAt(0), rows.getString("element"), rows.getInt("modifier"),
                            rows.getString("checks"), rows.getBoolean("not_null"), rows.getBoolean("numbered"),
                            rows.getBoolean("generated"), rows.getInt("fields"), strings(rows.getArray("labels"))));
                }
            }
        }
        return columns;
    }

    static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
