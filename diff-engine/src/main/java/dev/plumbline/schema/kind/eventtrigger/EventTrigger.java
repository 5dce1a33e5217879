package dev.plumbline.schema.kind.eventtrigger;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/**
 * An event trigger.
 *
 * @param event such as {@code ddl_command_end}
 * @param tags the command tags that it is limited to; none means all
 * @param function the quoted and qualified function
 * @param enabled ENABLE, DISABLE, ENABLE REPLICA or ENABLE ALWAYS
 */
public record EventTrigger(ObjectId id, String event, List<String> tags, String function,
        String enabled) implements CatalogObject {

    public EventTrigger {
        tags = List.copyOf(tags);
    }
}
