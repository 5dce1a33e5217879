package dev.plumbline.schema.kind;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.sql.Sql;

/** How SQL statements name an object: {@code TABLE "public"."orders"}, {@code TRIGGER "t" ON "public"."orders"}. */
public final class Reference {

    private Reference() {}

    /** The object's name where the statement has already said its kind. */
    public static String name(ObjectId id) {
        return switch (id.kind().naming()) {
            case PATH -> id.sql();
            case IN_SCHEMA -> Sql.qualified(id.schema().orElseThrow(), id.name());
            case ON_PARENT ->
                Sql.identifier(id.name()) + " ON " + (id.kind() == ObjectKind.DOMAIN_CONSTRAINT ? "DOMAIN " : "")
                        + id.requireParent().sql();
            case VERBATIM -> id.parent() == null ? id.name() : Sql.identifier(id.parent().name()) + "." + id.name();
            case PLACE, FACT -> throw new IllegalArgumentException("SQL has no name for the " + id);
        };
    }

    /** Kind and name: {@code TABLE "public"."orders"}. */
    public static String of(ObjectId id) {
        return id.kind().keyword() + " " + name(id);
    }
}
