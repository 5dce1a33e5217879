package dev.plumbline.schema.intent;

import dev.plumbline.schema.backfill.Backfill;
import dev.plumbline.schema.backfill.Backfill.Assignment;
import dev.plumbline.schema.backfill.TableFacts;
import dev.plumbline.schema.intent.Intent.Move;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.Check;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Backfill and checks of one intent.
 *
 * @param pair the tables while both sides exist
 */
record IntentSql(Intent intent, TablePair pair) {

    private static final int RANGE_ROWS = 10_000;

    private String alias() {
        return intent.table().name();
    }

    private List<String> oldColumns() {
        return List.copyOf(intent.backward().keySet());
    }

    private List<String> newColumns() {
        return List.copyOf(intent.forward().keySet());
    }

    /** Existing rows of the new side to the old one, once it is there again. */
    Backfill restore() {
        return new IntentSql(intent.inverse(), pair.swapped()).backfill();
    }

    /** Holds while the old columns are there: nothing is due any more once they are gone. */
    String oldSideIsThere() {
        return oldColumns().stream().map(column -> TriggerSql.present(intent.table(), column))
                .collect(Collectors.joining(" AND "));
    }

    /** Existing rows to the new side. */
    Backfill backfill() {
        List<Assignment> forward = assignments(intent.forward());
        String nothing = Expressions.allNull(List.copyOf(intent.forward().values()));
        if (!(intent instanceof Move move)) {
            String pending = Expressions.allNull(Expressions.columns(intent.table().name(), intent.forward().keySet()))
                    + " AND NOT " + nothing;
            return new Backfill(intent.table(), key(pair.source()), forward, pending, Backfill.BATCH_ROWS);
        }
        String other = "plumbline_other";
        List<String> theirs = Expressions.columns(other, intent.forward().keySet());
        if (move.createsTarget()) {
            String pending = "NOT EXISTS (SELECT FROM " + move.target().sql() + " AS " + Sql.identifier(other)
                    + " WHERE "
                    + joined(move, other, move.table().name()) + " AND NOT " + Expressions.allNull(theirs)
                    + ") AND NOT "
                    + nothing;
            List<Assignment> keys = move.by().entrySet().stream()
                    .map(key -> new Assignment(key.getValue(), Sql.qualified(move.table().name(), key.getKey())))
                    .toList();
            return new Backfill(move.table(), key(pair.source()), forward, pending, Backfill.BATCH_ROWS,
                    Optional.of(new Backfill.Upsert(move.target(), keys)));
        }
        // The rows are there; each takes its values from the row that belongs to it.
        String inner = move.table().name();
        String from = " FROM " + move.table().sql() + " AS " + Sql.identifier(inner) + " WHERE "
                + joined(move, move.target().name(), inner);
        List<Assignment> taken = forward.stream()
                .map(set -> new Assignment(set.column(), "(SELECT (" + set.expression() + ")" + from + ")")).toList();
        String pending = Expressions.allNull(Expressions.columns(move.target().name(), intent.forward().keySet()))
                + " AND EXISTS (SELECT" + from + " AND NOT " + nothing + ")";
        return new Backfill(move.target(), key(pair.target()), taken, pending, Backfill.BATCH_ROWS);
    }

    private static String joined(Move move, String target, String source) {
        return move.by().entrySet().stream()
                .map(key -> Sql.qualified(target, key.getValue()) + " = " + Sql.qualified(source, key.getKey()))
                .collect(Collectors.joining(" AND "));
    }

    private static List<String> key(TableFacts facts) {
        return facts.keys().isEmpty() ? List.of() : facts.keys().getFirst();
    }

    private static List<Assignment> assignments(Map<String, String> expressions) {
        return expressions.entrySet().stream().map(set -> new Assignment(set.getKey(), set.getValue())).toList();
    }

    /** Both sides of every row, as a FROM clause; the rows of the other table are joined where there are two. */
    private String rows(String sampling) {
        String from = " FROM " + intent.table().sql() + " AS " + Sql.identifier(alias()) + sampling;
        return intent instanceof Move move
                ? from + " LEFT JOIN " + move.target().sql() + " AS " + Sql.identifier(move.target().name()) + " ON "
                        + joined(move, move.target().name(), move.table().name())
                : from;
    }

    /** Neither side follows from the other. */
    private String disagree() {
        return "(" + newDiffers() + " AND " + oldDiffers() + ")";
    }

    private String newDiffers() {
        return Expressions.differ(Expressions.columns(StageBuilder.target(intent).name(), newColumns()),
                overRow(intent.table(), intent.forward(), pair.newTypes()), newColumns(), pair.newTypes());
    }

    private String oldDiffers() {
        return Expressions.differ(Expressions.columns(alias(), oldColumns()),
                overRow(StageBuilder.target(intent), intent.backward(), pair.oldTypes()), oldColumns(),
                pair.oldTypes());
    }

    /** Within a join, bare names of one table's columns may be those of the other as well. */
    private List<String> overRow(ObjectId table, Map<String, String> expressions, Map<String, String> types) {
        if (!(intent instanceof Move)) {
            return Expressions.casts(expressions, types);
        }
        String name = Sql.identifier(table.name());
        return expressions.entrySet().stream().map(set -> "(SELECT CAST((" + set.getValue() + ") AS "
                + types.get(set.getKey()) + ") FROM (SELECT " + name + ".*) AS " + name + ")").toList();
    }

    /** What must hold before reads go to the new side. */
    List<Check> gates() {
        Backfill backfill = backfill();
        return List.of(
                check("no row is pending", "SELECT pg_catalog.count(*) FROM " + backfill.table().sql() + " AS "
                        + Sql.identifier(backfill.table().name()) + " WHERE " + backfill.pending()),
                check("old and new side agree in every row",
                        "SELECT pg_catalog.count(*)" + rows("") + " WHERE " + disagree()),
                checksums(), check("old and new side agree in a sample of 1 %", "SELECT pg_catalog.count(*)"
                        + rows(" TABLESAMPLE BERNOULLI (1) REPEATABLE (1)") + " WHERE " + disagree()));
    }

    private Check check(String title, String sql) {
        return new Check(title + ": " + intent.title(), sql);
    }

    private Check checksums() {
        List<String> key = key(pair.source());
        String order = key.isEmpty()
                ? Sql.identifier(alias()) + ".ctid"
                : Expressions.list(Expressions.columns(alias(), key));
        String actual = "ROW(" + Expressions.list(Expressions.columns(StageBuilder.target(intent).name(), newColumns()))
                + ")::pg_catalog.text";
        String expected = "CASE WHEN " + oldDiffers() + " THEN ROW("
                + Expressions.list(overRow(intent.table(), intent.forward(), pair.newTypes()))
                + ")::pg_catalog.text ELSE "
                + actual + " END";
        return check("checksums agree in every range of " + RANGE_ROWS + " rows",
                "SELECT pg_catalog.count(*) FROM (SELECT pg_catalog.md5(pg_catalog.string_agg(pg_catalog.md5(expected), '' ORDER BY n)) AS expected,"
                        + " pg_catalog.md5(pg_catalog.string_agg(pg_catalog.md5(actual), '' ORDER BY n)) AS actual FROM (SELECT"
                        + " pg_catalog.row_number() OVER (ORDER BY " + order + ") AS n, " + expected + " AS expected, "
                        + actual
                        + " AS actual" + rows("") + ") AS pairs GROUP BY (n - 1) / " + RANGE_ROWS
                        + ") AS ranges WHERE expected <> actual");
    }

    /** What must hold before the new columns become NOT NULL. */
    List<Check> fit() {
        return newColumns().stream().filter(column -> pair.required().contains(column))
                .map(column -> new Check("the new value of " + column + " is never NULL: " + intent.title(),
                        "SELECT pg_catalog.count(*) FROM " + StageBuilder.target(intent).sql() + " WHERE "
                                + Sql.identifier(column) + " IS NULL"))
                .toList();
    }

    /** What must hold before the old side goes: its values can be worked out again. */
    Check roundTrip() {
        return check("the old values follow from the new ones in every row",
                "SELECT pg_catalog.count(*)" + rows("") + " WHERE " + oldDiffers());
    }
}
