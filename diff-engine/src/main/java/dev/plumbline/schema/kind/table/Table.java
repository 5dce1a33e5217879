package dev.plumbline.schema.kind.table;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table, partitioned or not, without its columns, constraints and place in a hierarchy.
 *
 * @param replicaIdentity {@code default}, {@code nothing}, {@code full} or {@code index NAME}
 * @param partitionKey {@code RANGE (created_at)}, or null for a plain table
 * @param ofType the composite type of a typed table
 */
public record Table(ObjectId id, boolean unlogged, @Nullable String accessMethod, @Nullable String tablespace,
        List<String> options,
        boolean rowSecurity, boolean forceRowSecurity, String replicaIdentity, @Deparsed @Nullable String partitionKey,
        @NotCompared boolean isPartition, @Nullable String ofType) implements CatalogObject {

    public Table {
        options = List.copyOf(options);
    }
}
