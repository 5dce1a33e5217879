package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.composite.Attribute;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.domain.Domain;
import dev.plumbline.schema.kind.enumtype.EnumType;
import dev.plumbline.schema.kind.function.Routine;
import dev.plumbline.schema.kind.rangetype.RangeType;
import dev.plumbline.schema.kind.rule.Rule;
import dev.plumbline.schema.kind.trigger.Trigger;
import dev.plumbline.schema.kind.view.MaterializedView;
import dev.plumbline.schema.kind.view.View;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds a condition over the catalogue that holds once an object is as in TO, and did not hold before. One such object tells whether a
 * transaction that changed it has been committed.
 */
final class Witness {

    private Witness() {}

    /** Empty where the object is the same on both sides, or nothing simple tells the sides apart. */
    static Optional<String> of(ObjectId id, Catalog from, Catalog to) {
        CatalogObject before = from.objects().get(id);
        CatalogObject after = to.objects().get(id);
        if (after == null) {
            return before == null ? Optional.empty() : present(id).map(Present::not);
        }
        if (before == null) {
            return present(id);
        }
        return before.equals(after) ? Optional.empty() : changed(before, after);
    }

    /** The object is there. */
    static Optional<String> present(ObjectId id) {
        return switch (id.kind()) {
            case TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, FOREIGN_TABLE -> Optional.of(Present.relation(id));
            case INDEX -> Optional.of(Present.relation(ConcurrentIndex.quoted(id, "")));
            case COLUMN -> Optional.of(Present.column(id));
            case CONSTRAINT, FOREIGN_KEY -> Optional.of(Present.constraint(id.requireParent(), id.name()));
            case ENUM, DOMAIN, COMPOSITE_TYPE, RANGE_TYPE -> Optional
                    .of(regtype(id) + " IS NOT NULL");
            default -> Optional.empty();
        };
    }

    private static Optional<String> changed(CatalogObject before, CatalogObject after) {
        ObjectId id = after.id();
        return switch (after) {
            case Column column -> column.ofView() || column.nameAndType().equals(((Column) before).nameAndType())
                    ? Optional.empty()
                    : Optional.of("EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass("
                            + Sql.literal(id.requireParent().sql()) + ") AND attname = " + Sql.literal(id.name())
                            + " AND pg_catalog.format_type(atttypid, atttypmod) = " + Sql.literal(column.type())
                            + " AND attcollation = " + collation(column) + ")");
            case Attribute attribute -> attribute.type().equals(((Attribute) before).type())
                    ? Optional.empty()
                    : Optional.of(
                            "EXISTS (SELECT FROM pg_catalog.pg_attribute JOIN pg_catalog.pg_type ON typrelid = attrelid"
                                    + " WHERE pg_type.oid = " + regtype(id.requireParent()) + " AND attname = "
                                    + Sql.literal(id.name()) + " AND pg_catalog.format_type(atttypid, atttypmod) = "
                                    + Sql.literal(attribute.type()) + ")");
            case View view -> view.definition().equals(((View) before).definition())
                    ? Optional.empty()
                    : Optional.of(equal("pg_catalog.rtrim(pg_catalog.pg_get_viewdef(" + regclass(id) + "), ';')",
                            view.definition()));
            case MaterializedView view -> view.definition().equals(((MaterializedView) before).definition())
                    ? Optional.empty()
                    : Optional.of(equal("pg_catalog.rtrim(pg_catalog.pg_get_viewdef(" + regclass(id) + "), ';')",
                            view.definition()));
            case Routine routine -> Optional.of(equal("(SELECT pg_catalog.pg_get_functiondef("
                    + "pg_catalog.to_regprocedure(" + Sql.literal(Sql.identifier(id.requireParent().name()) + "."
                            + routine.signature())
                    + ")))", routine.definition()));
            case EnumType labels -> Optional.of("(SELECT pg_catalog.array_agg(enumlabel::text ORDER BY enumsortorder)"
                    + " FROM pg_catalog.pg_enum WHERE enumtypid = " + regtype(id) + ") = ARRAY["
                    + labels.labels().stream().map(Sql::literal).collect(Collectors.joining(", ")) + "]::text[]");
            case Domain domain -> domain.baseType().equals(((Domain) before).baseType())
                    ? Optional.empty()
                    : Optional.of("EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = " + regtype(id)
                            + " AND pg_catalog.format_type(typbasetype, typtypmod) = "
                            + Sql.literal(domain.baseType()) + ")");
            case RangeType range -> range.subtype().equals(((RangeType) before).subtype())
                    ? Optional.empty()
                    : Optional.of("EXISTS (SELECT FROM pg_catalog.pg_range WHERE rngtypid = " + regtype(id)
                            + " AND pg_catalog.format_type(rngsubtype, NULL) = " + Sql.literal(range.subtype()) + ")");
            case Constraint constraint -> Optional.of("EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid ="
                    + " pg_catalog.to_regclass(" + Sql.literal(id.requireParent().sql()) + ") AND conname = "
                    + Sql.literal(id.name()) + " AND pg_catalog.pg_get_constraintdef(oid) = "
                    + Sql.literal(constraint.definition()) + ")")
                    .filter(condition -> !constraint.definition().equals(((Constraint) before).definition()));
            case Trigger trigger -> Optional.of("EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid ="
                    + " pg_catalog.to_regclass(" + Sql.literal(id.requireParent().sql()) + ") AND tgname = "
                    + Sql.literal(id.name()) + " AND pg_catalog.pg_get_triggerdef(oid) = "
                    + Sql.literal(trigger.definition()) + ")")
                    .filter(condition -> !trigger.definition().equals(((Trigger) before).definition()));
            case Rule rule -> Optional.of("EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class ="
                    + " pg_catalog.to_regclass(" + Sql.literal(id.requireParent().sql()) + ") AND rulename = "
                    + Sql.literal(id.name()) + " AND pg_catalog.pg_get_ruledef(oid) IN ("
                    + Sql.literal(rule.definition()) + ", " + Sql.literal(rule.definition() + ";") + "))")
                    .filter(condition -> !rule.definition().equals(((Rule) before).definition()));
            default -> Optional.empty();
        };
    }

    private static String collation(Column column) {
        return column.collation() == null
                ? "(SELECT typcollation FROM pg_catalog.pg_type AS type WHERE type.oid = atttypid)"
                : "pg_catalog.to_regcollation(" + Sql.literal(column.collation()) + ")";
    }

    private static String regclass(ObjectId id) {
        return "pg_catalog.to_regclass(" + Sql.literal(id.sql()) + ")";
    }

    private static String regtype(ObjectId id) {
        return "pg_catalog.to_regtype(" + Sql.literal(id.sql()) + ")";
    }

    private static String equal(String expression, String text) {
        return expression + " = " + Sql.literal(text);
    }
}
