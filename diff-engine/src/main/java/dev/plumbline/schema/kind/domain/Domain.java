package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** A domain without its CHECK constraints, which are objects of their own. */
public record Domain(ObjectId id, String baseType, @Nullable String collation, @Nullable String defaultValue,
        boolean notNull)
        implements
            CatalogObject {}
