package dev.plumbline.schema.kind.operatorclass;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operator class with the operators and functions that are bound to it; its name is {@code name USING access_method}.
 *
 * @param family the family, quoted and qualified
 * @param storageType the type that the index stores, where it is not the input type
 */
public record OperatorClass(ObjectId id, @NotCompared String className, @NotCompared String accessMethod,
        String family, String inputType, @Nullable String storageType, boolean byDefault,
        List<String> members) implements CatalogObject {

    public OperatorClass {
        members = List.copyOf(members);
    }
}
