package dev.plumbline.schema.online;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;

/** Checks over rows and catalogue; each counts what stands against it. */
final class Queries {

    private Queries() {}

    static Check noNulls(ObjectId column) {
        return new Check("no NULL in " + column.displayName(), "SELECT count(*) FROM "
                + column.requireParent().sql() + " WHERE " + Sql.identifier(column.name()) + " IS NULL");
    }

    /** @param keys the key columns or expressions, as SQL */
    static Check noDuplicates(ObjectId table, String keys) {
        return new Check("no duplicates in " + table.displayName() + " (" + keys + ")",
                "SELECT count(*) FROM (SELECT FROM ONLY " + table.sql() + " WHERE (" + keys + ") IS NOT NULL GROUP BY "
                        + keys + " HAVING count(*) > 1) AS duplicates");
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
