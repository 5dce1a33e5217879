package dev.plumbline.schema.kind.rule;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;

/**
 * A rewrite rule of a table or view; the rule that makes a view a view is the view.
 *
 * @param enabled ENABLE, DISABLE, ENABLE REPLICA or ENABLE ALWAYS
 */
public record Rule(ObjectId id, @Deparsed String definition, String enabled) implements CatalogObject {}
