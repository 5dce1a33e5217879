package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.model.AuthorLeftOpen;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.sql.Sql;
import java.util.List;

/**
 * A user mapping, without the options that can hold a secret.
 *
 * @param role PUBLIC, CURRENT_USER for whoever runs the script, or a quoted role
 */
public record UserMapping(ObjectId id, @NotCompared String role, @NotCompared String server,
        List<String> options) implements AuthorLeftOpen {

    public UserMapping {
        options = List.copyOf(options);
    }

    static UserMapping of(String role, String server, List<String> options) {
        return new UserMapping(
                ObjectId.root(ObjectKind.USER_MAPPING, "FOR " + role + " SERVER " + Sql.identifier(server)), role,
                server, options);
    }

    @Override
    public UserMapping runBy(String name) {
        return role.equals("CURRENT_USER") ? of(Sql.identifier(name), server, options) : this;
    }
}
