package dev.plumbline.schema.kind.composite;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import org.jspecify.annotations.Nullable;

/** An attribute of a composite type. */
public record Attribute(ObjectId id, @NotCompared int position, String type,
        @Nullable String collation) implements CatalogObject {

    String declaration() {
        return Sql.identifier(id.name()) + " " + type + (collation == null ? "" : " COLLATE " + collation);
    }
}
