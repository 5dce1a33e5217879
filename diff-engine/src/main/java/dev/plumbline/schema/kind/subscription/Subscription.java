package dev.plumbline.schema.kind.subscription;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A subscription.
 *
 * @param connection the connection string without its passwords
 * @param hasSecret whether passwords were left out
 * @param slotName the replication slot, null for none
 * @param options {@code name=value} where it is not the default
 */
public record Subscription(ObjectId id, String connection, @NotCompared boolean hasSecret, List<String> publications,
        @Nullable String slotName, List<String> options) implements CatalogObject {

    public Subscription {
        publications = List.copyOf(publications);
        options = List.copyOf(options);
    }
}
