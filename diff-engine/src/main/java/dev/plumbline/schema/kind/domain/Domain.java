package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A domain without its CHECK constraints, which are objects of their own.
 *
 * @param notNullName the name of the NOT NULL constraint where it is not the ordinary one, from PostgreSQL 17 on
 */
public record Domain(ObjectId id, String baseType, @Nullable String collation, @Nullable String defaultValue,
        boolean notNull, @Nullable String notNullName)
        implements
            CatalogObject {

    /** The same domain with the default of another state. */
    public Domain withDefaultOf(Domain other) {
        return new Domain(id, baseType, collation, other.defaultValue, notNull, notNullName);
    }
}
