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
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows as numbers: of each table how many there are, a checksum over the rows with the columns whose type stays, and a checksum of each column.
 * Equal sums mean equal rows in all likelihood, whatever their order. Columns that PostgreSQL works out by itself are left out.
 */
record Contents(Map<ObjectId, TableSums> tables) {

    /** The sums of a table; those of columns by their name in FROM. */
    record TableSums(long rows, BigDecimal rowSum, Map<String, BigDecimal> columns) {}

    private static final TableSums NOTHING = new TableSums(0, BigDecimal.ZERO, Map.of());

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
            for (TablePair table : pairs.tables().stream().filter(TablePair::stored).toList()) {
                tables.put(table.from(), sums(table, before, statement));
            }
        }
        return new Contents(tables);
    }

    private static TableSums sums(TablePair table, boolean before, Statement statement) throws SQLException {
        String source = "ONLY " + (before ? table.from() : table.to()).sql();
        Map<ColumnPair, String> texts = new LinkedHashMap<>();
        for (ColumnPair column : table.columns()) {
            if (!column.generated()) {
                text(column, before, source, statement).ifPresent(text -> texts.put(column, text));
            }
        }
        String row = texts.entrySet().stream().filter(text -> text.getKey().sameType())
                .map(text -> "coalesce(length(" + text.getValue() + ")::text || ':' || " + text.getValue() + ", '-')")
                .collect(Collectors.joining(" || "));
        String sums = texts.values().stream().map(text -> ", " + sum(text)).collect(Collectors.joining());
        try (ResultSet result = statement.executeQuery("SELECT count(*), " + sum(row.isEmpty() ? "''" : row) + sums
                + " FROM " + source)) {
            result.next();
            Map<String, BigDecimal> columnSums = new LinkedHashMap<>();
            int place = 3;
            for (ColumnPair column : texts.keySet()) {
                columnSums.put(column.from().id().name(), result.getBigDecimal(place));
                place++;
            }
            return new TableSums(result.getLong(1), result.getBigDecimal(2), columnSums);
        }
    }

    /** A value as text, as it reads in TO; empty where the old type cannot tell that. */
    private static Optional<String> text(ColumnPair column, boolean before, String source, Statement statement)
            throws SQLException {
        String name = Sql.identifier((before ? column.from() : column.to()).id().name());
        if (column.isNumeric()) {
            return Optional.of(collated("pg_catalog.trim_scale(" + name + "::numeric)"));
        }
        if (column.sameType() || !before) {
            return Optional.of(collated(name));
        }
        for (String cast : List.of("::", "::text::")) {
            String converted = collated(name + cast + column.to().type());
            try {
                statement.execute("SELECT " + sum(converted) + " FROM " + source);
                return Optional.of(converted);
            } catch (SQLException e) {
                if (statement.getConnection().isClosed()) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private static String collated(String value) {
        return "((" + value + ")::text COLLATE pg_catalog.\"C\")";
    }

    private static String sum(String text) {
        return "coalesce(sum(pg_catalog.hashtextextended(" + text + ", 0)::numeric), 0)";
    }

    long rows() {
        return tables.values().stream().mapToLong(TableSums::rows).sum();
    }

    /** Columns of another type in TO, of which the old type cannot tell how their values read there. */
    List<String> untold(Correspondence pairs) {
        return pairs.tables().stream()
                .filter(TablePair::stored).flatMap(table -> table
                        .columns().stream().filter(column -> !column.generated()
                                && !tables.getOrDefault(table.from(), NOTHING).columns()
                                        .containsKey(column.from().id().name()))
                        .map(column -> "values of " + column.from().id() + ", whose type changes from "
                                + column.from().type() + " to " + column.to().type()))
                .toList();
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
            List<String> columns = mine.columns().entrySet().stream().filter(column -> {
                BigDecimal sum = others.columns().get(column.getKey());
                return sum != null && column.getValue().compareTo(sum) != 0;
            }).map(Map.Entry::getKey).toList();
            columns.forEach(column -> differences
                    .add("column " + table.from().displayName() + "." + column + " holds other values"));
            if (columns.isEmpty() && mine.rowSum().compareTo(others.rowSum()) != 0) {
                differences.add("values of " + table.from() + " have moved to other rows");
            }
        }
        return differences;
    }
}
