package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** A foreign table, without its columns, constraints and place in a hierarchy. */
public record ForeignTable(ObjectId id, String server, List<String> options,
        @NotCompared boolean isPartition) implements CatalogObject {

    public ForeignTable {
        options = List.copyOf(options);
    }
}
