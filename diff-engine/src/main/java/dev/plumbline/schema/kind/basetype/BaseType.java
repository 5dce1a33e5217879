package dev.plumbline.schema.kind.basetype;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** A base type; what it can never change stands with its shell. Options are {@code KEY = value}, in a fixed order. */
public record BaseType(ObjectId id, List<String> options) implements CatalogObject {

    public BaseType {
        options = List.copyOf(options);
    }
}
