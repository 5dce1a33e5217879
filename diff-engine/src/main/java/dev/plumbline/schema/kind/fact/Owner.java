package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** The role that owns an object. */
public record Owner(ObjectId id, String role) implements CatalogObject {}
