package dev.plumbline.schema.kind.defaultprivilege;

import dev.plumbline.schema.kind.fact.Privilege;
import dev.plumbline.schema.model.AuthorLeftOpen;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.model.Versioned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one grantee gets on the objects of one type that a role will create, everywhere or in one schema (then in addition).
 *
 * @param role the creating role, or {@code @author} for whoever runs the script
 * @param objects TABLES, SEQUENCES, FUNCTIONS, TYPES, SCHEMAS or LARGE OBJECTS
 * @param grantee a role, PUBLIC, {@code @owner} for the creating role itself or {@code @author}
 * @param privileges in alphabetical order, with {@code *} where they may be granted on
 * @param unset the privileges that stand for no entry: the ordinary ones without a schema, none in a schema
 * @param ordinary the privileges on such an object when nobody said anything
 */
public record DefaultPrivilege(ObjectId id, @NotCompared String role, @NotCompared String objects,
        @NotCompared String grantee, List<String> privileges, @NotCompared List<String> unset,
        @NotCompared List<String> ordinary) implements AuthorLeftOpen, Versioned {

    public DefaultPrivilege {
        privileges = List.copyOf(privileges);
        unset = List.copyOf(unset);
        ordinary = List.copyOf(ordinary);
    }

    static ObjectId idFor(@Nullable String schema, String role, String objects, String grantee) {
        String name = "of " + role + " on " + objects.toLowerCase(java.util.Locale.ROOT) + " to " + grantee;
        return schema == null
                ? ObjectId.root(ObjectKind.DEFAULT_PRIVILEGE, name)
                : ObjectId.inSchema(ObjectKind.DEFAULT_PRIVILEGE, schema, name);
    }

    /** The schema that it is limited to. */
    Optional<String> schema() {
        return id.schema();
    }

    /** MAINTAIN came with PostgreSQL 17, as a part of ALL. */
    @Override
    public Optional<DefaultPrivilege> asKnownTo(int major) {
        if (major >= 17) {
            return Optional.of(this);
        }
        DefaultPrivilege known = new DefaultPrivilege(id, role, objects, grantee,
                Privilege.withoutMaintain(privileges), Privilege.withoutMaintain(unset),
                Privilege.withoutMaintain(ordinary));
        return known.privileges.equals(known.unset) ? Optional.empty() : Optional.of(known);
    }

    @Override
    public DefaultPrivilege runBy(String name) {
        String creator = role.equals(Privilege.AUTHOR) ? name : role;
        String receiver = grantee.equals(Privilege.AUTHOR) ? name.equals(creator) ? Privilege.OWNER : name : grantee;
        return new DefaultPrivilege(idFor(schema().orElse(null), creator, objects, receiver), creator, objects,
                receiver, privileges, unset, ordinary);
    }
}
