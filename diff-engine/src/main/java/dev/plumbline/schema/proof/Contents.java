package dev.plumbline.schema.proof;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.proof.Correspondence.ColumnPair;
import dev.plumbline.schema.proof.Correspondence.TablePair;
import dev.plumbline.schema.sql.Sql;
import dev.plumbline.scratch.ScratchDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows as numbers: of each table how many there are, a checksum over the rows with the columns whose type stays, and a checksum of each column.
 * Equal sums mean equal rows in all likelihood, whatever their order. Columns that PostgreSQL works out by itself are left out.
 */
record Contents(Map<ObjectId, TableSums> tables) {

    /** The sums of a table; those of columns by their name in FROM. */
    record TableSums(long rows, BigDecimal rowSum, Map<String, BigDecimal> columns) {}

    Contents {
        tables = Map.copyOf(tables);
    }

    /** Reads a database that has the schema of FROM. */
    static Contents before(ScratchDatabase database, Correspondence pairs) throws SQLException {
        return read(database, pairs, true);
    }

    /** Reads a database that has the schema of TO; under the names of FROM. */
    static Contents after(ScratchDatabase database, Correspondence pairs) throws SQLException {
        return read(database, pairs, false);
    }

    private static Contents read(ScratchDatabase database, Correspondence pairs, boolean before) throws SQLException {
        Map<ObjectId, TableSums> tables = new LinkedHashMap<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            statement.execute("set timezone = 'UTC'");
            for (TablePair table : pairs.tables()) {
                tables.put(table.from(), sums(table, before, statement));
            }
        }
        return new Contents(tables);
    }

    private static TableSums sums(TablePair table, boolean before, Statement statement) throws SQLException {
        List<ColumnPair> columns = table.columns().stream().filter(column -> !column.generated()).toList();
        String row = columns.stream().filter(ColumnPair::sameType)
                .map(column -> "coalesce(length(" + text(column, before) + ")::text || ':' || " + text(column, before)
                        + ", '-')")
                .collect(Collectors.joining(" || "));
        String sums = columns.stream().map(column -> ", " + sum(text(column, before))).collect(Collectors.joining());
        String source = (before ? table.from() : table.to()).sql();
        try (ResultSet result = statement.executeQuery("SELECT count(*), " + sum(row.isEmpty() ? "''" : row) + sums
                + " FROM " + source)) {
            result.next();
            Map<String, BigDecimal> columnSums = new LinkedHashMap<>();
            for (int index = 0; index < columns.size(); index++) {
                columnSums.put(columns.get(index).from().id().name(), result.getBigDecimal(index + 3));
            }
            return new TableSums(result.getLong(1), result.getBigDecimal(2), columnSums);
        }
    }

    private static String sum(String text) {
        return "coalesce(sum(pg_catalog.hashtextextended(" + text + ", 0)::numeric), 0)";
    }

    /** A value in words that mean the same on both sides: numbers without the zeros behind their point. */
    private static String text(ColumnPair column, boolean before) {
        String name = Sql.identifier((before ? column.from() : column.to()).id().name());
        return "(" + (column.isNumeric() ? "pg_catalog.trim_scale(" + name + "::numeric)" : name)
                + "::text COLLATE pg_catalog.\"C\")";
    }

    long rows() {
        return tables.values().stream().mapToLong(TableSums::rows).sum();
    }

    /** What differs, for people; never a value. */
    List<String> differences(Contents other, Correspondence pairs) {
        List<String> differences = new ArrayList<>();
        for (TablePair table : pairs.tables()) {
            TableSums mine = tables.get(table.from());
            TableSums others = other.tables.get(table.from());
            if (mine == null || others == null) {
                continue;
            }
            if (mine.rows() != others.rows()) {
                differences.add(table.from() + " had " + mine.rows() + " rows and has " + others.rows());
                continue;
            }
            List<String> columns = mine.columns().keySet().stream().filter(column -> !mine.columns().get(column)
                    .equals(others.columns().getOrDefault(column, BigDecimal.ZERO))).toList();
            columns.forEach(column -> differences
                    .add("column " + table.from().displayName() + "." + column + " holds other values"));
            if (columns.isEmpty() && mine.rowSum().compareTo(others.rowSum()) != 0) {
                differences.add("values of " + table.from() + " have moved to other rows");
            }
        }
        return differences;
    }
}
