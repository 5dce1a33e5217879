package dev.plumbline.schema.kind.partition;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** An index of a partition that is a part of the index of its partitioned table. Names are quoted and qualified. */
public record IndexPartition(ObjectId id, ObjectId parentIndex, @NotCompared String indexName,
        @NotCompared String parentIndexName) implements CatalogObject {

    /** The indexes that an index of a partition is a part of. */
    public static List<ObjectId> parentsOf(ObjectId index, Catalog catalog) {
        return catalog.children(index, IndexPartition.class).stream().map(IndexPartition::parentIndex).toList();
    }
}
