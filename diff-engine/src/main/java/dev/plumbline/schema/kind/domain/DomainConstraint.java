package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.sql.Sql;

/** A CHECK constraint of a domain. */
public record DomainConstraint(ObjectId id, @Deparsed String definition, boolean validated) implements CatalogObject {

    /**
     * Whether CREATE DOMAIN may hold the constraint: not where it needs something that may need the domain, nor over a base type, whose
     * casts PostgreSQL does not record as needed.
     */
    public boolean foldsIntoDomain(Catalog catalog) {
        return validated
                && catalog.dependencies().of(id.requireParent()).stream()
                        .noneMatch(needed -> needed.kind() == ObjectKind.BASE_TYPE)
                && catalog.dependencies().of(id).stream()
                        .allMatch(needed -> needed.kind().isType() || needed.kind() == ObjectKind.SCHEMA);
    }

    String declaration() {
        return "CONSTRAINT " + Sql.identifier(id.name()) + " " + definition;
    }
}
