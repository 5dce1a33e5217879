package dev.plumbline.schema.kind.conversion;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/**
 * A conversion between two encodings.
 *
 * @param function the function that converts, quoted and qualified
 * @param byDefault whether it is the one that its schema offers for these encodings
 */
public record Conversion(ObjectId id, String source, String target, String function,
        boolean byDefault) implements CatalogObject {}
