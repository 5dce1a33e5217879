package dev.plumbline.schema.kind.publication;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A publication without the tables and schemas in it.
 *
 * @param publish the operations, such as {@code insert, update}
 * @param generatedColumns {@code stored} where generated columns are published, from PostgreSQL 18 on
 */
public record Publication(ObjectId id, boolean allTables, String publish, boolean viaPartitionRoot,
        @Nullable String generatedColumns) implements CatalogObject {}
