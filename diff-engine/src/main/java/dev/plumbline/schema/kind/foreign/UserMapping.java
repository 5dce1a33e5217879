package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** A user mapping, without the options that can hold a secret. */
public record UserMapping(ObjectId id, List<String> options) implements CatalogObject {

    public UserMapping {
        options = List.copyOf(options);
    }
}
