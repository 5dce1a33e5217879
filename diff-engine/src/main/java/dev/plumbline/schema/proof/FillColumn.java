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
 * @param typeText its type as in SQL
 * @param notNull whether it or its domain refuses NULL
 * @param numbered whether a sequence numbers it
 */
record FillColumn(String name, FillType type, String typeText, boolean notNull, boolean numbered, boolean generated) {

    private static final String QUERY = Resources.text(FillColumn.class, "columns-to-fill.sql");

    /** The columns of a table, by its quoted name. */
    static List<FillColumn> of(String table, Connection connection) throws SQLException {
        List<FillColumn> columns = new ArrayList<>();
        FillType.Known types = FillType.Known.of(table, connection);
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    FillType type = types.type(rows.getLong("type"), rows.getInt("modifier"));
                    columns.add(new FillColumn(rows.getString("name"), type, rows.getString("type_text"),
                            rows.getBoolean("not_null") || refusesNull(type), rows.getBoolean("numbered"),
                            rows.getBoolean("generated")));
                }
            }
        }
        return columns;
    }

    private static boolean refusesNull(FillType type) {
        return type instanceof FillType.Checked domain && (domain.notNull() || refusesNull(domain.base()));
    }

    static List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }
}
