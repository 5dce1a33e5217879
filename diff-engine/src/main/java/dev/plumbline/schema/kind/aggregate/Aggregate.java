package dev.plumbline.schema.kind.aggregate;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/**
 * An aggregate function.
 *
 * @param signature name and input types as GRANT … ON FUNCTION and the namespace of routines know it
 * @param declaration name and arguments as CREATE AGGREGATE takes them
 * @param shape what CREATE OR REPLACE cannot change: the kind, the number of direct arguments and the result type
 * @param options the definition, one {@code KEY = value} per entry, in a fixed order
 */
public record Aggregate(ObjectId id, @NotCompared String signature, String declaration, String shape,
        List<String> options) implements CatalogObject {

    public Aggregate {
        options = List.copyOf(options);
    }
}
