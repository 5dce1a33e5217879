package dev.plumbline.schema.online;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;

/** Conditions in SQL over the catalogue, for statements that must not run twice. They work with any search path. */
final class Present {

    private Present() {}

    /** A relation of that name is there. */
    static String relation(String quotedName) {
        return "pg_catalog.to_regclass(" + Sql.literal(quotedName) + ") IS NOT NULL";
    }

    /** A relation of that name is there and of that kind, not of another that shares the names. */
    static String relation(ObjectId id) {
        return "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + oid(id.sql()) + " AND relkind IN ("
                + switch (id.kind()) {
                    case VIEW -> "'v'";
                    case MATERIALIZED_VIEW -> "'m'";
                    case SEQUENCE -> "'S'";
                    case FOREIGN_TABLE -> "'f'";
                    default -> "'r', 'p'";
                } + "))";
    }

    /** The sequence is there, and not behind an identity column. */
    static String freeSequence(ObjectId sequence) {
        return relation(sequence) + " AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend WHERE objid = "
                + oid(sequence.sql()) + " AND deptype = 'i')";
    }

    /** The enum has the label; the name is quoted, the label a literal. */
    static String label(String quotedType, String label) {
        return "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype("
                + Sql.literal(quotedType) + ") AND enumlabel = " + label + ")";
    }

    /** A function of that name is there, and no procedure or aggregate. */
    static String function(ObjectId function) {
        return "EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = pg_catalog.to_regprocedure("
                + Sql.literal(Sql.identifier(function.requireParent().name()) + "." + function.name())
                + ") AND prokind IN ('f', 'w'))";
    }

    /** The trigger is there and no copy of one of the partitioned table above. */
    static String ownTrigger(ObjectId trigger) {
        return "EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = " + oid(trigger.requireParent().sql())
                + " AND tgname = " + Sql.literal(trigger.name()) + " AND tgparentid = 0)";
    }

    /** The column is there and no identity column. */
    static String plainColumn(ObjectId column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + oid(column.requireParent().sql())
                + " AND attname = " + Sql.literal(column.name()) + " AND attidentity = '')";
    }

    static String not(String condition) {
        return "NOT (" + condition + ")";
    }

    static String constraint(ObjectId table, String name) {
        return constraint(table.sql(), Sql.identifier(name));
    }

    /** Both names quoted. */
    static String constraint(String table, String name) {
        return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " + oid(table)
                + " AND pg_catalog.quote_ident(conname) IN (" + Sql.literal(name) + ", "
                + Sql.literal(name.substring(1, name.length() - 1)) + "))";
    }

    /** A constraint of that name reads otherwise than the definition says. */
    static String constraintOtherThan(ObjectId table, String name, String definition) {
        return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " + oid(table.sql()) + " AND conname = "
                + Sql.literal(name) + " AND pg_catalog.pg_get_constraintdef(oid) NOT IN (" + Sql.literal(definition)
                + ", " + Sql.literal(definition + " NOT VALID") + "))";
    }

    static String indexOtherThan(String quotedName, String definition) {
        return "pg_catalog.pg_get_indexdef(" + oid(quotedName) + ") <> " + Sql.literal(definition);
    }

    static String invalidIndex(String quotedName) {
        return "EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = " + oid(quotedName)
                + " AND NOT indisvalid)";
    }

    static String column(ObjectId column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + oid(column.requireParent().sql())
                + " AND attname = " + Sql.literal(column.name()) + " AND NOT attisdropped)";
    }

    /** The column is there and takes NULL. */
    static String nullable(ObjectId column) {
        return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " + oid(column.requireParent().sql())
                + " AND attname = " + Sql.literal(column.name()) + " AND NOT attisdropped AND NOT attnotnull)";
    }

    /** The table is a partition, or hangs below another table. */
    static String below(ObjectId child, ObjectId parent) {
        return "EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = " + oid(child.sql()) + " AND inhparent = "
                + oid(parent.sql()) + ")";
    }

    private static String oid(String quotedName) {
        return "pg_catalog.to_regclass(" + Sql.literal(quotedName) + ")";
    }
}
