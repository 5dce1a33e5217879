package dev.plumbline.schema.kind.policy;

import dev.plumbline.schema.model.AuthorLeftOpen;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.sql.Sql;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row security policy. Roles are quoted; PUBLIC stands for everybody, CURRENT_USER for whoever runs the script. */
public record Policy(ObjectId id, boolean permissive, String command, List<String> roles,
        @Deparsed @Nullable String using,
        @Deparsed @Nullable String check) implements AuthorLeftOpen {

    public Policy {
        roles = List.copyOf(roles);
    }

    @Override
    public Policy runBy(String role) {
        return new Policy(id, permissive, command,
                roles.stream().map(name -> name.equals("CURRENT_USER") ? Sql.identifier(role) : name).sorted().toList(),
                using, check);
    }
}
