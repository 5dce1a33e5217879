package dev.plumbline.schema.backfill;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Rows of one table that are brought to a new form in batches, by key. Running it again does nothing to rows that are done.
 *
 * @param table the table
 * @param key the columns of a unique key that is never NULL, in its order; empty where the table has none, then batches are page ranges
 * @param assignments column and SQL expression over the row, in order
 * @param pending an SQL condition over the row that holds until it is done
 * @param batchRows rows a batch: 500 to 2000 keep locks short
 * @param upsert where the values go to rows of another table; empty where they go to the row itself
 */
public record Backfill(ObjectId table, List<String> key, List<Assignment> assignments, String pending, int batchRows,
        Optional<Upsert> upsert) {

    public static final int BATCH_ROWS = 1000;

    public Backfill {
        key = List.copyOf(key);
        assignments = List.copyOf(assignments);
        if (assignments.isEmpty() || batchRows < 1) {
            throw new IllegalArgumentException("a backfill sets at least one column of at least one row a batch");
        }
    }

    /** Values that go to the row itself. */
    public Backfill(ObjectId table, List<String> key, List<Assignment> assignments, String pending, int batchRows) {
        this(table, key, assignments, pending, batchRows, Optional.empty());
    }

    /** A column and the expression that it gets, over the same row. */
    public record Assignment(String column, String expression) {}

    /**
     * The other table that gets the values; its row is made where it is missing, and left alone where one of the columns has a value already.
     *
     * @param key the columns of a unique key of the other table, and the expression over the row that each is equal to
     */
    public record Upsert(ObjectId table, List<Assignment> key) {

        public Upsert {
            key = List.copyOf(key);
        }
    }

    /** {@code "a" = …, "b" = …}. */
    public String setClause() {
        return assignments.stream().map(set -> Sql.identifier(set.column()) + " = " + set.expression())
                .collect(Collectors.joining(", "));
    }

    /** The columns that it sets. */
    public List<String> columns() {
        return assignments.stream().map(Assignment::column).toList();
    }

    /**
     * The statement that writes the pending rows of one range.
     *
     * @param relation the quoted table, or one of its partitions, with ONLY before it where wanted
     * @param range a condition that holds for the rows of the range
     */
    public String write(String relation, String range) {
        String alias = Sql.identifier(table.name());
        if (upsert.isEmpty()) {
            return "UPDATE " + relation + " AS " + alias + " SET " + setClause() + " WHERE " + range + " AND ("
                    + pending
                    + ")";
        }
        Upsert to = upsert.get();
        List<String> keys = to.key().stream().map(Assignment::column).toList();
        String other = Sql.identifier("plumbline_target");
        // Rows are locked, so that what is copied is not changed meanwhile; what others have written to the target stays.
        return "INSERT INTO " + to.table().sql() + " AS " + other + " (" + Sql.identifiers(keys) + ", "
                + Sql.identifiers(columns()) + ") SELECT " + expressions(to.key()) + ", " + expressions(assignments)
                + " FROM " + relation + " AS " + alias + " WHERE " + range + " AND (" + pending
                + ") FOR NO KEY UPDATE ON CONFLICT (" + Sql.identifiers(keys) + ") DO UPDATE SET "
                + columns().stream().map(column -> Sql.identifier(column) + " = EXCLUDED." + Sql.identifier(column))
                        .collect(Collectors.joining(", "))
                + " WHERE " + columns().stream().map(column -> other + "." + Sql.identifier(column) + " IS NULL")
                        .collect(Collectors.joining(" AND "));
    }

    private static String expressions(List<Assignment> assignments) {
        return assignments.stream().map(Assignment::expression).collect(Collectors.joining(", "));
    }

    /** The condition that the columns differ from the expressions, for whoever has no better one for what is pending. */
    public static String differs(List<Assignment> assignments, Map<String, String> types) {
        return "ROW(" + Sql.identifiers(assignments.stream().map(Assignment::column).toList())
                + ") IS DISTINCT FROM ROW("
                + assignments.stream()
                        .map(set -> types.containsKey(set.column())
                                ? "CAST((" + set.expression() + ") AS " + types.get(set.column()) + ")"
                                : set.expression())
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /** One loop that commits after each batch; it runs outside of transactions. */
    public Statement loop() {
        return Statement.alone(BackfillLoop.of(this, "true"));
    }

    /** The same, which does nothing where an SQL condition does not hold: once the old columns are gone, there is nothing to fill from. */
    public Statement loopWhen(String condition) {
        return Statement.alone(BackfillLoop.of(this, condition));
    }
}
