package dev.plumbline.schema.backfill;

import dev.plumbline.schema.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Cuts one table into ranges. What stands in conditions is quoted by us: the expressions of users beside them may hold question marks. */
sealed interface Ranges {

    /**
     * A piece of the table.
     *
     * @param condition holds for its rows
     * @param end the position after it
     * @param rows about how many it has
     */
    record Range(String condition, List<String> end, long rows) {}

    /**
     * The piece after a position.
     *
     * @param position where the last one ended; empty for the beginning
     * @param rows about how many it may have
     * @return empty at the end of the table
     */
    Optional<Range> next(Connection connection, List<String> position, int rows) throws SQLException;

    /** Whether a piece can be as small as one row. */
    boolean singleRows();

    /** Those that fit a backfill. */
    static Ranges of(TableFacts facts, TableFacts.Leaf leaf, List<String> key) {
        return key.isEmpty()
                ? new ByPage(leaf, facts.version().major() >= 14)
                : new ByKey(leaf, key, key.stream().map(column -> String.valueOf(facts.types().get(column))).toList());
    }

    /** By the columns of a unique key, in its order. */
    record ByKey(TableFacts.Leaf leaf, List<String> key, List<String> types) implements Ranges {

        @Override
        public Optional<Range> next(Connection connection, List<String> position, int rows) throws SQLException {
            String columns = Sql.identifiers(key);
            String after = position.isEmpty() ? "true" : "(" + columns + ") > (" + values(position) + ")";
            String descending = key.stream().map(column -> Sql.identifier(column) + " DESC")
                    .collect(Collectors.joining(", "));
            // Under another name, or ORDER BY would mean the text.
            String texts = IntStream.range(0, key.size())
                    .mapToObj(i -> Sql.identifier(key.get(i)) + "::pg_catalog.text AS plumbline_end_" + i)
                    .collect(Collectors.joining(", "));
            String last = "SELECT " + texts + ", pg_catalog.count(*) OVER () FROM (SELECT " + columns + " FROM ONLY "
                    + leaf.sql() + " WHERE " + after + " ORDER BY " + columns + " LIMIT " + rows
                    + ") AS batch ORDER BY "
                    + descending + " LIMIT 1";
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                try (ResultSet row = statement.executeQuery(last)) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    List<String> end = new ArrayList<>();
                    for (int i = 1; i <= key.size(); i++) {
                        end.add(row.getString(i));
                    }
                    return Optional.of(new Range(after + " AND (" + columns + ") <= (" + values(end) + ")", end,
                            row.getLong(key.size() + 1)));
                }
            }
        }

        private String values(List<String> position) {
            return IntStream.range(0, key.size())
                    .mapToObj(i -> "CAST(" + Sql.literal(position.get(i)) + " AS " + types.get(i) + ")")
                    .collect(Collectors.joining(", "));
        }

        @Override
        public boolean singleRows() {
            return true;
        }
    }

    /**
     * By pages, for tables without a key.
     *
     * @param ranged whether the server finds a range of pages without reading all of them
     */
    record ByPage(TableFacts.Leaf leaf, boolean ranged) implements Ranges {

        /** A line pointer and the smallest tuple take this many bytes. */
        private static final int LEAST_ROW_BYTES = 28;
        private static final long ASSUMED_ROWS_A_PAGE = 50;

        @Override
        public Optional<Range> next(Connection connection, List<String> position, int rows) {
            long first = position.isEmpty() ? 0 : Long.parseLong(position.getFirst());
            if (first >= leaf.pages()) {
                return Optional.empty();
            }
            long perPage = leaf.tuples() > 0
                    ? Math.max(1, leaf.tuples() / Math.max(1, leaf.pages()))
                    : ASSUMED_ROWS_A_PAGE;
            long end = first + Math.max(1, rows / perPage);
            String condition = ranged
                    ? "ctid >= '(" + first + ",0)'::pg_catalog.tid AND ctid < '(" + end + ",0)'::pg_catalog.tid"
                    : "ctid = ANY (ARRAY(SELECT pg_catalog.format('(%s,%s)', p, i)::pg_catalog.tid FROM"
                            + " pg_catalog.generate_series(" + first + ", " + (end - 1) + ") AS p,"
                            + " pg_catalog.generate_series(1, pg_catalog.current_setting('block_size')::pg_catalog.int4 / "
                            + LEAST_ROW_BYTES + ") AS i))";
            return Optional.of(new Range(condition, List.of(Long.toString(end)), perPage * (end - first)));
        }

        @Override
        public boolean singleRows() {
            return false;
        }
    }
}
