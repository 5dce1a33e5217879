package dev.plumbline.schema.online;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Reads how large the tables of a live database are, from its statistics; no table is read. */
public final class TableSizes {

    private static final String QUERY = load();

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

    private static String load() {
        try (InputStream resource = Objects.requireNonNull(TableSizes.class.getResourceAsStream("table-sizes.sql"))) {
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
