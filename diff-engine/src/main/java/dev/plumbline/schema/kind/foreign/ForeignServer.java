package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A foreign server. */
public record ForeignServer(ObjectId id, String wrapper, @Nullable String type, @Nullable String version,
        List<String> options) implements CatalogObject {

    public ForeignServer {
        options = List.copyOf(options);
    }
}
