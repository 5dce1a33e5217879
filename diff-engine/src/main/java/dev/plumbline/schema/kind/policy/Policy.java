package dev.plumbline.schema.kind.policy;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row security policy. Roles are quoted; PUBLIC stands for everybody. */
public record Policy(ObjectId id, boolean permissive, String command, List<String> roles, @Nullable String using,
        @Nullable String check) implements CatalogObject {

    public Policy {
        roles = List.copyOf(roles);
    }
}
