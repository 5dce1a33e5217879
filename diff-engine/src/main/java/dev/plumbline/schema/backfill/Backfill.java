package dev.plumbline.schema.backfill;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Rows of one table that are brought to a new form in batches, by key. Running it again does nothing to rows that are done.
 *
 * @param table the table
 * @param key the columns of a unique key that is never NULL, in its order; empty where the table has none, then batches are page ranges
 * @param assignments column and SQL expression over the row, in order
 * @param pending an SQL condition over the row that holds until it is done
 * @param batchRows rows a batch: 500 to 2000 keep locks short
 */
public record Backfill(ObjectId table, List<String> key, List<Assignment> assignments, String pending, int batchRows) {

    public static final int BATCH_ROWS = 1000;
    private static final int PAGES = 50;

    public Backfill {
        key = List.copyOf(key);
        assignments = List.copyOf(assignments);
        if (assignments.isEmpty() || batchRows < 1) {
            throw new IllegalArgumentException("a backfill sets at least one column of at least one row a batch");
        }
    }

    /** A column and the expression that it gets, over the same row. */
    public record Assignment(String column, String expression) {}

    /** {@code "a" = …, "b" = …}. */
    public String setClause() {
        return assignments.stream().map(set -> Sql.identifier(set.column()) + " = " + set.expression())
                .collect(Collectors.joining(", "));
    }

    /** One loop that commits after each batch; it runs outside of transactions. */
    public Statement loop() {
        return Statement.alone(key.isEmpty() ? byPages() : byKey());
    }

    private String byKey() {
        String columns = Sql.identifiers(key);
        String descending = key.stream().map(column -> Sql.identifier(column) + " DESC")
                .collect(Collectors.joining(", "));
        String declarations = IntStream.rangeClosed(1, key.size()).boxed()
                .flatMap(i -> Stream.of("plumbline_first_", "plumbline_last_")
                        .map(name -> "  " + name + i + " " + table.sql() + "."
                                + Sql.identifier(key.get(i - 1)) + "%TYPE;\n"))
                .collect(Collectors.joining());
        String first = numbered("plumbline_first_");
        String last = numbered("plumbline_last_");
        return """
                DO $backfill$
                DECLARE
                %sBEGIN
                  SELECT %s INTO %s FROM %s ORDER BY %s LIMIT 1;
                  WHILE FOUND LOOP
                    SELECT %s INTO %s FROM (SELECT %s FROM %s WHERE (%s) >= (%s) ORDER BY %s LIMIT %d) AS batch
                      ORDER BY %s LIMIT 1;
                    UPDATE %s SET %s WHERE (%s) >= (%s) AND (%s) <= (%s) AND (%s);
                    COMMIT;
                    SELECT %s INTO %s FROM %s WHERE (%s) > (%s) ORDER BY %s LIMIT 1;
                  END LOOP;
                END
                $backfill$"""
                .formatted(declarations, columns, first, table.sql(), columns, columns, last, columns, table.sql(),
                        columns, first, columns, batchRows, descending, table.sql(), setClause(), columns, first,
                        columns, last, pending, columns, first, table.sql(), columns, last, columns);
    }

    private String numbered(String name) {
        return IntStream.rangeClosed(1, key.size()).mapToObj(i -> name + i).collect(Collectors.joining(", "));
    }

    /** Without a key: page by page. Rows that move behind the last page were written by a session that fills the column, or by this loop. */
    private String byPages() {
        return """
                DO $backfill$
                DECLARE
                  page bigint := 0;
                  pages bigint := pg_catalog.pg_relation_size(%s::pg_catalog.regclass)
                    / pg_catalog.current_setting('block_size')::bigint;
                BEGIN
                  WHILE page <= pages LOOP
                    UPDATE %s SET %s
                      WHERE ctid >= pg_catalog.format('(%%s,0)', page)::pg_catalog.tid
                        AND ctid < pg_catalog.format('(%%s,0)', page + %d)::pg_catalog.tid AND (%s);
                    COMMIT;
                    page := page + %d;
                  END LOOP;
                END
                $backfill$"""
                .formatted(Sql.literal(table.sql()), table.sql(), setClause(), PAGES, pending, PAGES);
    }
}
