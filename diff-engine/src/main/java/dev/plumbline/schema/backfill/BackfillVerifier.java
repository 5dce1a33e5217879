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

/** Compares the columns of a backfill with its expressions: pending rows, checksums by key range, a sample. Reads only. */
public final class BackfillVerifier {

    private final Backfill backfill;
    private final TableFacts facts;
    private final String accepted;

    /** @param accepted a condition over the row under which other values are right too; {@code false} for none */
    public BackfillVerifier(Backfill backfill, TableFacts facts, String accepted) {
        this.backfill = backfill;
        this.facts = facts;
        this.accepted = accepted;
    }

    /**
     * Compares.
     *
     * @param rangeRows rows a checksum
     * @param sampleRows about how many rows to compare one by one
     * @param seed of the sample
     */
    public Verification verify(Connection connection, int rangeRows, int sampleRows, int seed) throws SQLException {
        List<Verification.Piece> pieces = new ArrayList<>();
        long rows = 0;
        long pending = 0;
        for (TableFacts.Leaf leaf : facts.leaves()) {
            Ranges ranges = Ranges.of(facts, leaf, backfill.key());
            List<String> position = List.of();
            while (true) {
                Optional<Ranges.Range> range = ranges.next(connection, position, rangeRows);
                if (range.isEmpty()) {
                    break;
                }
                position = range.get().end();
                try (Statement statement = statement(connection);
                        ResultSet row = statement.executeQuery(checksums(leaf, range.get().condition()))) {
                    row.next();
                    rows += row.getLong(1);
                    pending += row.getLong(2);
                    pieces.add(new Verification.Piece(pieces.size() + 1, row.getLong(1), row.getString(3),
                            row.getString(4)));
                }
            }
        }
        try (Statement statement = statement(connection);
                ResultSet row = statement.executeQuery(sample(rows, sampleRows, seed))) {
            row.next();
            return new Verification(rows, pending, pieces, row.getLong(1), row.getLong(2));
        }
    }

    private static Statement statement(Connection connection) throws SQLException {
        Statement statement = connection.createStatement();
        statement.setEscapeProcessing(false);
        return statement;
    }

    private String checksums(TableFacts.Leaf leaf, String condition) {
        List<String> order = backfill.key().isEmpty()
                ? List.of("ctid")
                : backfill.key().stream().map(Sql::identifier).toList();
        String keys = IntStream.range(0, order.size()).mapToObj(i -> order.get(i) + " AS plumbline_key_" + i)
                .collect(Collectors.joining(", "));
        String sorted = IntStream.range(0, order.size()).mapToObj(i -> "plumbline_key_" + i)
                .collect(Collectors.joining(", "));
        return "SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE undone), " + md5("expected", sorted)
                + ", "
                + md5("actual", sorted) + " FROM (" + pairs("ONLY " + leaf.sql(), "", keys) + " WHERE " + condition
                + ") AS pairs";
    }

    private static String md5(String column, String sorted) {
        return "pg_catalog.md5(coalesce(pg_catalog.string_agg(pg_catalog.md5(" + column + "), '' ORDER BY " + sorted
                + "), ''))";
    }

    private String sample(long rows, int sampleRows, int seed) {
        double percent = rows == 0 ? 100 : Math.min(100, 100.0 * sampleRows / rows);
        return "SELECT pg_catalog.count(*), pg_catalog.count(*) FILTER (WHERE expected <> actual) FROM ("
                + pairs(backfill.table().sql(), " TABLESAMPLE BERNOULLI (" + percent + ") REPEATABLE (" + seed + ")",
                        "0 AS plumbline_key_0")
                + ") AS pairs";
    }

    /** Each row with what it should hold and what it holds, as text. */
    private String pairs(String relation, String sampling, String keys) {
        String actual = actual();
        return "SELECT " + keys + ", (" + backfill.pending() + ") AS undone, CASE WHEN (" + accepted + ") THEN "
                + actual
                + " ELSE ROW(" + backfill.assignments().stream().map(this::typed).collect(Collectors.joining(", "))
                + ")::pg_catalog.text END AS expected, " + actual + " AS actual FROM " + relation + " AS "
                + Sql.identifier(backfill.table().name()) + sampling;
    }

    private String typed(Backfill.Assignment set) {
        // Values that go elsewhere have the types of that table, which PostgreSQL knows and the text does not show.
        return backfill.upsert().isPresent()
                ? "(" + set.expression() + ")"
                : "CAST((" + set.expression() + ") AS " + facts.types().get(set.column()) + ")";
    }

    private String actual() {
        if (backfill.upsert().isEmpty()) {
            String alias = Sql.identifier(backfill.table().name());
            return "ROW(" + backfill.columns().stream().map(column -> alias + "." + Sql.identifier(column))
                    .collect(Collectors.joining(", ")) + ")::pg_catalog.text";
        }
        Backfill.Upsert to = backfill.upsert().get();
        String other = Sql.identifier("plumbline_target");
        String nothing = backfill.columns().stream().map(column -> "NULL").collect(Collectors.joining(", "));
        return "coalesce((SELECT ROW("
                + backfill.columns().stream().map(column -> other + "." + Sql.identifier(column))
                        .collect(Collectors.joining(", "))
                + ")::pg_catalog.text FROM " + to.table().sql() + " AS " + other + " WHERE "
                + to.key().stream().map(key -> other + "." + Sql.identifier(key.column()) + " = " + key.expression())
                        .collect(Collectors.joining(" AND "))
                + "), ROW(" + nothing + ")::pg_catalog.text)";
    }
}
