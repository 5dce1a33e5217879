package dev.plumbline.schema.kind.sequence;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** A sequence that is not the engine of an identity column. Its current value is data, not schema. */
public record Sequence(ObjectId id, String dataType, String start, String increment, String minimum, String maximum,
        String cache,
        boolean cycle, boolean unlogged) implements CatalogObject {}
