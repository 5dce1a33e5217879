package dev.plumbline.report.demo;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
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
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many rows the tables hold, and a checksum of each column over all rows. Equal sums mean equal values in all likelihood, whatever the order
 * of the rows.
 *
 * @param rows rows of each table
 * @param sums checksum of each column
 */
record Contents(Map<ObjectId, Long> rows, Map<ObjectId, BigDecimal> sums) {

    Contents {
        rows = Map.copyOf(rows);
        sums = Map.copyOf(sums);
    }

    /** The columns of the tables that are in both catalogues; partitions count with the table that they are part of. */
    static Map<ObjectId, List<ObjectId>> shared(Catalog from, Catalog to) {
        Map<ObjectId, List<ObjectId>> columns = new TreeMap<>();
        for (ObjectId id : from.ids()) {
            if (id.kind() == ObjectKind.COLUMN && id.requireParent().kind() == ObjectKind.TABLE && to.contains(id)) {
                columns.computeIfAbsent(id.requireParent(), table -> new ArrayList<>()).add(id);
            }
        }
        columns.keySet().removeIf(
                table -> from.children(table).stream().anyMatch(child -> child.kind() == ObjectKind.PARTITION));
        return columns;
    }

    static Contents of(ScratchDatabase database, Map<ObjectId, List<ObjectId>> columns) throws SQLException {
        Map<ObjectId, Long> rows = new LinkedHashMap<>();
        Map<ObjectId, BigDecimal> sums = new LinkedHashMap<>();
        try (Connection connection = database.connect(); Statement statement = connection.createStatement()) {
            for (Map.Entry<ObjectId, List<ObjectId>> table : columns.entrySet()) {
                try (ResultSet result = statement.executeQuery(query(table.getKey(), table.getValue()))) {
                    result.next();
                    rows.put(table.getKey(), result.getLong(1));
                    for (int index = 0; index < table.getValue().size(); index++) {
                        sums.put(table.getValue().get(index), result.getBigDecimal(index + 2));
                    }
                }
            }
        }
        return new Contents(rows, sums);
    }

    private static String query(ObjectId table, List<ObjectId> columns) {
        return columns.stream()
                .map(column -> ", coalesce(sum(hashtextextended(" + Sql.identifier(column.name())
                        + "::text, 0)::numeric), 0)")
                .collect(Collectors.joining("", "SELECT count(*)", " FROM " + table.sql()));
    }

    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }

    /** What differs, for people. */
    List<String> differences(Contents other) {
        List<String> differences = new ArrayList<>();
        rows.forEach((table, count) -> {
            if (!count.equals(other.rows.get(table))) {
                differences.add(table + " has " + other.rows.get(table) + " rows, had " + count);
            }
        });
        sums.forEach((column, sum) -> {
            if (sum.compareTo(other.sums.getOrDefault(column, BigDecimal.ZERO)) != 0) {
                differences.add(column + " holds other values");
            }
        });
        return differences;
    }
}
