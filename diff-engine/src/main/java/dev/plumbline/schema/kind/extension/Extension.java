package dev.plumbline.schema.kind.extension;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;

/** An installed extension. Its members are its own business. */
public record Extension(ObjectId id, String version, String schema,
        @NotCompared boolean relocatable) implements CatalogObject {}
