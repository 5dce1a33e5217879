package dev.plumbline.schema.kind;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;

/** How SQL statements name an object: {@code TABLE "public"."orders"}, {@code TRIGGER "t" ON "public"."orders"}. */
public final class Reference {

    private Reference() {}

    /** The object's name where the statement has already said its kind. */
    public static String name(ObjectId id) {
        return switch (id.kind()) {
            case FUNCTION, PROCEDURE, AGGREGATE -> Sql.identifier(id.requireParent().name()) + "." + id.name();
            case CONSTRAINT, FOREIGN_KEY, TRIGGER, POLICY ->
                Sql.identifier(id.name()) + " ON " + id.requireParent().sql();
            case DOMAIN_CONSTRAINT -> Sql.identifier(id.name()) + " ON DOMAIN " + id.requireParent().sql();
            case SCHEMA, EXTENSION, ENUM, DOMAIN, COMPOSITE_TYPE, SEQUENCE, TABLE, COLUMN, VIEW, MATERIALIZED_VIEW ->
                id.sql();
            // An index lives in the schema of its table, whatever holds it here.
            case INDEX -> Sql.qualified(id.schema().orElseThrow(), id.name());
            case ATTRIBUTE -> id.sql();
            case DEFAULT, SEQUENCE_OWNER, INHERITANCE, PARTITION, INDEX_PARTITION, OWNER, PRIVILEGE, COMMENT ->
                throw new IllegalArgumentException("no SQL name for " + id);
        };
    }

    /** The kind in SQL's words: {@code MATERIALIZED VIEW}. */
    public static String keyword(ObjectId id) {
        return switch (id.kind()) {
            case SCHEMA -> "SCHEMA";
            case EXTENSION -> "EXTENSION";
            case ENUM, COMPOSITE_TYPE -> "TYPE";
            case DOMAIN -> "DOMAIN";
            case SEQUENCE -> "SEQUENCE";
            case FUNCTION -> "FUNCTION";
            case PROCEDURE -> "PROCEDURE";
            case AGGREGATE -> "AGGREGATE";
            case TABLE -> "TABLE";
            case COLUMN, ATTRIBUTE -> "COLUMN";
            case VIEW -> "VIEW";
            case MATERIALIZED_VIEW -> "MATERIALIZED VIEW";
            case CONSTRAINT, FOREIGN_KEY, DOMAIN_CONSTRAINT -> "CONSTRAINT";
            case INDEX -> "INDEX";
            case TRIGGER -> "TRIGGER";
            case POLICY -> "POLICY";
            case DEFAULT, SEQUENCE_OWNER, INHERITANCE, PARTITION, INDEX_PARTITION, OWNER, PRIVILEGE, COMMENT ->
                throw new IllegalArgumentException("no SQL keyword for " + id);
        };
    }

    /** Kind and name: {@code TABLE "public"."orders"}. */
    public static String of(ObjectId id) {
        return keyword(id) + " " + name(id);
    }
}
