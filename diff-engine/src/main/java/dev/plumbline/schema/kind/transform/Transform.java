package dev.plumbline.schema.kind.transform;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/** A transform; its name is {@code FOR type LANGUAGE language}, its directions are the clauses of CREATE TRANSFORM. */
public record Transform(ObjectId id, List<String> directions) implements CatalogObject {

    public Transform {
        directions = List.copyOf(directions);
    }
}
