package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The comment on an object.
 *
 * @param part kind and quoted name of the part that carries it: the index of a constraint, the sequence behind an identity column;
 *        null for the object itself
 */
public record Comment(ObjectId id, String text, @NotCompared @Nullable String part) implements CatalogObject {}
