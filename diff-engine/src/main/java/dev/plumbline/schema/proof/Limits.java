package dev.plumbline.schema.proof;

import dev.plumbline.schema.sql.Resources;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The constraints, unique indexes and bounds of a table, which say whose fault a refused row is. */
final class Limits {

    private static final String QUERY = Resources.text(Limits.class, "limits-of-table.sql");

    private static final String BOUNDS = "bounds of ";

    private record Limit(String definition, List<String> columns) {

        /** Names are not unique: two domains may each have a check of that name. */
        Limit and(Limit other) {
            return new Limit(definition + " " + other.definition,
                    Stream.concat(columns.stream(), other.columns.stream()).distinct().toList());
        }
    }

    private final Map<String, Limit> limits = new HashMap<>();

    /** Adds those of a table, by its quoted name. */
    void read(String table, Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(QUERY)) {
            query.setString(1, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    Limit limit = new Limit(rows.getString("definition"),
                            FillColumn.strings(rows.getArray("columns")));
                    limits.merge(rows.getString("name"), limit, Limit::and);
                }
            }
        }
    }

    /** The columns that a limit speaks of; none where it is not known. */
    Set<String> columns(String name) {
        Limit limit = limits.get(name);
        return limit == null ? Set.of() : new LinkedHashSet<>(limit.columns());
    }

    /** The columns that say which partition a row belongs to. */
    Set<String> boundColumns() {
        return limits.entrySet().stream().filter(limit -> limit.getKey().startsWith(BOUNDS))
                .flatMap(limit -> limit.getValue().columns().stream()).collect(Collectors.toSet());
    }

    /** The definitions that speak of a column, but for references, which suggest nothing. */
    String definitions(String column) {
        StringBuilder all = new StringBuilder();
        limits.values().stream()
                .filter(limit -> limit.columns().contains(column) && !limit.definition().startsWith("FOREIGN KEY"))
                .forEach(limit -> all.append(limit.definition()).append(' '));
        return all.toString();
    }
}
