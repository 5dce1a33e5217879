package dev.plumbline.schema.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out which values of a row their columns' types do not take, where the server's message does not say. */
final class Diagnosis {

    private static final Set<String> LIMITED = Set.of("varchar", "bpchar");
    private static final int HEADER = 4;

    private Diagnosis() {}

    /** The columns whose value their type refuses. */
    static Set<String> unfit(List<FillColumn> columns, Map<String, @Nullable String> row, Connection connection)
            throws SQLException {
        Set<String> unfit = new LinkedHashSet<>();
        for (FillColumn column : columns) {
            @Nullable
            String value = row.get(column.name());
            if (row.containsKey(column.name())
                    && (value != null && isTooLong(column.type(), value) || !isTaken(column, value, connection))) {
                unfit.add(column.name());
            }
        }
        return unfit;
    }

    /** A cast cuts texts off that a row refuses. */
    private static boolean isTooLong(FillType type, String value) {
        return switch (type) {
            case FillType.Plain plain -> LIMITED.contains(plain.name()) && plain.modifier() >= HEADER
                    && value.codePointCount(0, value.length()) > plain.modifier() - HEADER;
            case FillType.Checked domain -> isTooLong(domain.base(), value);
            case FillType.Labels labels -> false;
            case FillType.Many many -> false;
            case FillType.Fields fields -> false;
            case FillType.Range range -> false;
            case FillType.Ranges ranges -> false;
        };
    }

    private static boolean isTaken(FillColumn column, @Nullable String value, Connection connection)
            throws SQLException {
        Savepoint here = connection.setSavepoint();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SELECT CAST(" + RowSql.literal(value) + " AS " + column.typeText() + ")");
            connection.releaseSavepoint(here);
            return true;
        } catch (SQLException e) {
            connection.rollback(here);
            return false;
        }
    }
}
