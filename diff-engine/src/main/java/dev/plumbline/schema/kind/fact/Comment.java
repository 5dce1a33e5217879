package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** The comment on an object. */
public record Comment(ObjectId id, String text) implements CatalogObject {}
