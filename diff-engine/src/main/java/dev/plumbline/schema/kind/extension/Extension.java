package dev.plumbline.schema.kind.extension;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An installed extension, or one that a scratch server lacks and a file declares. Its members are its own business.
 *
 * @param version null where the file of an extension that is not here names none
 * @param schema null where the file of an extension that is not here names none
 */
public record Extension(ObjectId id, @Nullable String version, @Nullable String schema,
        @NotCompared boolean relocatable) implements CatalogObject {

    /** The same extension where what is not said is as on another side. */
    public Extension saidBy(Extension other) {
        return new Extension(id, version == null ? other.version : version, schema == null ? other.schema : schema,
                relocatable);
    }
}
