package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/**
 * The privileges of one grantee on an object, where they differ from those that PostgreSQL gives by itself.
 *
 * @param privileges the privileges in alphabetical order, with {@code *} where they may be granted on; empty where the ordinary ones were
 *        taken away
 * @param ordinary the privileges that the grantee has when nobody said anything
 */
public record Privilege(ObjectId id, List<String> privileges,
        @NotCompared List<String> ordinary) implements CatalogObject {

    /** Stands for the owner of the object, whoever that is. */
    public static final String OWNER = "@owner";

    public Privilege {
        privileges = List.copyOf(privileges);
        ordinary = List.copyOf(ordinary);
    }
}
