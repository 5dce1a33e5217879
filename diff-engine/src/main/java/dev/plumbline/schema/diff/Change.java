package dev.plumbline.schema.diff;

import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/**
 * One object that differs between FROM and TO. For an added or removed object the attributes are those of the object itself, with
 * nothing on the other side.
 */
public record Change(ObjectId object, ChangeType type, List<AttributeChange> attributes) {

    public Change {
        attributes = List.copyOf(attributes);
    }
}
