package dev.plumbline.schema.kind.enumtype;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** An enumerated type and its labels in sort order. */
public record EnumType(ObjectId id, List<String> labels) implements CatalogObject {

    public EnumType {
        labels = List.copyOf(labels);
    }
}
