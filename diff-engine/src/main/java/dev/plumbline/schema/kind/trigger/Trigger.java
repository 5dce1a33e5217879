package dev.plumbline.schema.kind.trigger;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/**
 * A trigger of a table or view.
 *
 * @param enabled ENABLE, DISABLE, ENABLE REPLICA or ENABLE ALWAYS
 */
public record Trigger(ObjectId id, String definition, String enabled) implements CatalogObject {}
