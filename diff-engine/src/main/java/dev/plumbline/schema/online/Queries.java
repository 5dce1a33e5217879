package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks over rows and catalogue; each counts what stands against it. */
final class Queries {

    private static final Pattern FOREIGN_KEY = Pattern.compile("FOREIGN KEY " + Columns.LIST
            + " REFERENCES ((?:[^()\"]|\"(?:[^\"]|\"\")*\")*)" + Columns.LIST + "( MATCH FULL)?.*", Pattern.DOTALL);

    private Queries() {}

    static Check noNulls(ObjectId column) {
        return new Check("no NULL in " + column.displayName(), "SELECT count(*) FROM "
                + column.requireParent().sql() + " WHERE " + Sql.identifier(column.name()) + " IS NULL");
    }

    /** Asks for values of an enumerated type, or of an array of it, that it will not have. */
    static Check onlyLabels(Column column, List<String> labels) {
        String name = Sql.identifier(column.id().name());
        String kept = "ARRAY[" + labels.stream().map(Sql::literal).collect(Collectors.joining(", "))
                + "]::pg_catalog.text[]";
        String condition = column.type().endsWith("[]")
                ? "NOT pg_catalog.array_remove(" + name + "::pg_catalog.text[], NULL) <@ " + kept
                : name + "::pg_catalog.text <> ALL (" + kept + ")";
        return new Check("every value of " + column.id().displayName() + " is a label that stays",
                "SELECT count(*) FROM " + column.id().requireParent().sql() + " WHERE " + condition);
    }

    /**
     * @param keys the key columns or expressions, as SQL
     * @param nullsDistinct whether rows with NULL in a key are never duplicates
     * @param condition which rows count
     */
    static Check noDuplicates(ObjectId table, String keys, boolean nullsDistinct, String condition) {
        return new Check("no duplicates in " + table.displayName() + " (" + keys + ")",
                "SELECT count(*) FROM (SELECT FROM ONLY " + table.sql() + " WHERE "
                        + (nullsDistinct ? "(" + keys + ") IS NOT NULL AND " : "") + condition + " GROUP BY "
                        + keys + " HAVING count(*) > 1) AS duplicates");
    }

    /** @param definition of a foreign key, as {@code pg_get_constraintdef} writes it; empty for periods and where it reads otherwise */
    static Optional<Check> noOrphans(ObjectId table, String definition) {
        Matcher key = FOREIGN_KEY.matcher(definition);
        if (!key.matches() || definition.contains("PERIOD ")) {
            return Optional.empty();
        }
        List<String> own = Columns.listed("(" + key.group(1) + ")");
        List<String> others = Columns.listed("(" + key.group(3) + ")");
        List<String> there = own.stream().map(name -> "child." + Sql.identifier(name) + " IS NOT NULL").toList();
        String all = String.join(" AND ", there);
        String partly = key.group(4) == null || own.size() == 1
                ? ""
                : " OR NOT (" + all + ") AND (" + String.join(" OR ", there) + ")";
        String join = IntStream.range(0, own.size()).mapToObj(place -> "parent." + Sql.identifier(others.get(place))
                + " = child." + Sql.identifier(own.get(place))).collect(Collectors.joining(" AND "));
        return Optional.of(new Check("every row of " + table.displayName() + " has its row in " + key.group(2),
                "SELECT count(*) FROM " + table.sql() + " AS child WHERE " + all + " AND NOT EXISTS (SELECT FROM "
                        + key.group(2) + " AS parent WHERE " + join + ")" + partly));
    }

    /** @param condition holds for values that are none of the type */
    static Check fitting(ObjectId column, String type, String condition) {
        return new Check("every value of " + column.displayName() + " is one of " + type, "SELECT count(*) FROM "
                + column.requireParent().sql() + " WHERE " + condition);
    }

    /** @param condition the condition of a CHECK: NULL passes */
    static Check noViolations(ObjectId table, String condition) {
        return new Check("every row of " + table.displayName() + " passes the check",
                "SELECT count(*) FROM " + table.sql() + " WHERE NOT (" + condition + ")");
    }

    static Check validIndex(String quotedName) {
        return new Check("index " + quotedName + " is there and valid",
                "SELECT count(*) FROM (VALUES (1)) AS one WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index"
                        + " WHERE indexrelid = pg_catalog.to_regclass(" + Sql.literal(quotedName)
                        + ") AND indisvalid)");
    }

    static Check validConstraint(ObjectId table, String name) {
        return new Check("constraint " + name + " of " + table.displayName() + " is there and valid",
                "SELECT count(*) FROM (VALUES (1)) AS one WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_constraint"
                        + " WHERE conrelid = pg_catalog.to_regclass(" + Sql.literal(table.sql()) + ") AND conname = "
                        + Sql.literal(name) + " AND convalidated)");
    }
}
