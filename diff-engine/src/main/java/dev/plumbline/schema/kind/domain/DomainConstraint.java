package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** A CHECK constraint of a domain. */
public record DomainConstraint(ObjectId id, String definition, boolean validated) implements CatalogObject {}
