package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign data wrapper; its functions are quoted and qualified. */
public record ForeignDataWrapper(ObjectId id, @Nullable String handler, @Nullable String validator,
        List<String> options) implements CatalogObject {

    public ForeignDataWrapper {
        options = List.copyOf(options);
    }
}
