package dev.plumbline.schema.kind.basetype;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.List;

/**
 * A type without a body: one that stands like that in the catalogue, or the first state of a type whose own functions need its name.
 *
 * @param completed whether a base or range type fills it
 * @param fixed what a base type can never change, one {@code KEY = value} per entry
 */
public record ShellType(ObjectId id, boolean completed, List<String> fixed) implements CatalogObject {

    public ShellType {
        fixed = List.copyOf(fixed);
    }

    /** The shell of a type that stands in a schema. */
    public static ObjectId idFor(ObjectId type) {
        return type.requireParent().child(ObjectKind.SHELL_TYPE, type.name());
    }
}
