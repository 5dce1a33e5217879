package dev.plumbline.schema.kind.publication;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;

/** A schema all of whose tables are in a publication. */
public record PublicationSchema(ObjectId id, @NotCompared ObjectId schema) implements CatalogObject {}
