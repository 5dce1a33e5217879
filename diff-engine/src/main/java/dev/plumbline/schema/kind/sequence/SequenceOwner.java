package dev.plumbline.schema.kind.sequence;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;

/** The column that a sequence belongs to and goes with. */
public record SequenceOwner(ObjectId id, ObjectId column) implements CatalogObject {

    static ObjectId idFor(ObjectId sequence) {
        return sequence.child(ObjectKind.SEQUENCE_OWNER, "");
    }
}
