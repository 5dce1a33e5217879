package dev.plumbline.schema.kind.trigger;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A trigger of a table or view; or the state of the copy that a partition has of its parent's trigger, where that is another state.
 *
 * @param definition as PostgreSQL says it, empty for a copy
 * @param enabled ENABLE, DISABLE, ENABLE REPLICA or ENABLE ALWAYS
 * @param original the trigger that a copy is of
 * @param places where the copy's table, and the tables above it, hang as partitions
 */
public record Trigger(ObjectId id, @Deparsed String definition, String enabled,
        @NotCompared @Nullable ObjectId original, @NotCompared List<ObjectId> places) implements CatalogObject {

    public Trigger {
        places = List.copyOf(places);
    }
}
