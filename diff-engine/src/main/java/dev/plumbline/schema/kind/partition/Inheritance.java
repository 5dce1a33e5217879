package dev.plumbline.schema.kind.partition;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A table's place below another, by classical inheritance or as a partition.
 *
 * @param bound {@code FOR VALUES …} or {@code DEFAULT} for a partition, null for classical inheritance
 * @param condition what the rows of a partition must fulfil, as SQL; null for classical inheritance, and for a default partition
 */
public record Inheritance(ObjectId id, ObjectId parentTable, @NotCompared int position,
        @Deparsed @Nullable String bound, @NotCompared @Nullable String condition) implements CatalogObject {}
