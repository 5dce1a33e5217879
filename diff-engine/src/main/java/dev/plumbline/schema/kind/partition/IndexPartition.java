package dev.plumbline.schema.kind.partition;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;

/** An index of a partition that is a part of the index of its partitioned table. Names are quoted and qualified. */
public record IndexPartition(ObjectId id, ObjectId parentIndex, @NotCompared String indexName,
        @NotCompared String parentIndexName) implements CatalogObject {}
