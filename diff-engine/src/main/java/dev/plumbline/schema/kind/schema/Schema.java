package dev.plumbline.schema.kind.schema;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** A schema. */
public record Schema(ObjectId id) implements CatalogObject {}
