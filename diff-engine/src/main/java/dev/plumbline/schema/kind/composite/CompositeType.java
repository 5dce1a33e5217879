package dev.plumbline.schema.kind.composite;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** A stand-alone composite type; its attributes are objects of their own. */
public record CompositeType(ObjectId id) implements CatalogObject {}
