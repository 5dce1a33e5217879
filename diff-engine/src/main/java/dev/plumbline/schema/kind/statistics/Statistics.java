package dev.plumbline.schema.kind.statistics;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An extended statistics object.
 *
 * @param definition kinds, columns and expressions, as {@code pg_get_statisticsobjdef} says it
 * @param target the statistics target, null for the system's default
 */
public record Statistics(ObjectId id, @Deparsed String definition, @Nullable String target) implements CatalogObject {}
