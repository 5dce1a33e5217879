package dev.plumbline.schema.online;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.sql.Resources;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** Reads how large the tables of a live database are, from its statistics; no table is read. */
public final class TableSizes {

    private static final String QUERY = Resources.text(TableSizes.class, "table-sizes.sql");

    private TableSizes() {}

    /**
     * The sizes of all tables and materialized views. One that was never analysed counts as many rows as its pages may hold.
     *
     * @throws PlumblineException with code CONNECTION where the server does not answer
     */
    public static Map<ObjectId, TableSize> read(Connection connection) {
        Map<ObjectId, TableSize> sizes = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(QUERY)) {
            while (rows.next()) {
                ObjectKind kind = rows.getBoolean("materialized") ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.TABLE;
                sizes.put(ObjectId.inSchema(kind, rows.getString("schema_name"), rows.getString("name")), new TableSize(
                        rows.getLong("rows"), rows.getLong("heap_bytes"), rows.getLong("index_bytes")));
            }
            return sizes;
        } catch (SQLException e) {
            throw new PlumblineException(ErrorCode.CONNECTION, "reading the sizes of tables: " + e.getMessage(), e);
        }
    }
}
