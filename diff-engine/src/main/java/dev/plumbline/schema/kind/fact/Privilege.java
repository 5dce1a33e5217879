package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.model.AuthorLeftOpen;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.model.Versioned;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The privileges of one grantee on an object, where they differ from those that PostgreSQL gives by itself.
 *
 * @param grantee a role, or one of {@link #OWNER}, {@link #PUBLIC} and {@link #AUTHOR}
 * @param identitySequence the quoted name of the sequence behind an identity column, where the privileges are those on the sequence
 * @param privileges the privileges in alphabetical order, with {@code *} where they may be granted on; empty where the ordinary ones were
 *        taken away
 * @param ordinary the privileges that the grantee has when nobody said anything
 */
public record Privilege(ObjectId id, @NotCompared String grantee, @NotCompared @Nullable String identitySequence,
        List<String> privileges, @NotCompared List<String> ordinary) implements AuthorLeftOpen, Versioned {

    /** Stands for the owner of the object, whoever that is. */
    public static final String OWNER = "@owner";
    /** Stands for whoever runs the script, where files leave that open. */
    public static final String AUTHOR = "@author";
    public static final String PUBLIC = "PUBLIC";

    public Privilege {
        privileges = List.copyOf(privileges);
        ordinary = List.copyOf(ordinary);
    }

    /** The identity of the privileges of a grantee on an object, or on the sequence behind an identity column. */
    public static ObjectId idFor(ObjectId carrier, String grantee, boolean ofIdentitySequence) {
        return carrier.child(ObjectKind.PRIVILEGE, grantee + (ofIdentitySequence ? " (identity sequence)" : ""));
    }

    /** MAINTAIN came with PostgreSQL 17, as a part of ALL. */
    @Override
    public Optional<Privilege> asKnownTo(int major) {
        if (major >= 17) {
            return Optional.of(this);
        }
        Privilege known = new Privilege(id, grantee, identitySequence, withoutMaintain(privileges),
                withoutMaintain(ordinary));
        return known.privileges.equals(known.ordinary) ? Optional.empty() : Optional.of(known);
    }

    /** The privileges on a table as they were called before PostgreSQL 17. */
    public static List<String> withoutMaintain(List<String> privileges) {
        return privileges.stream().filter(name -> !name.startsWith("MAINTAIN")).toList();
    }

    @Override
    public Privilege runBy(String role) {
        return grantee.equals(AUTHOR)
                ? new Privilege(idFor(id.requireParent(), role, identitySequence != null), role, identitySequence,
                        privileges, ordinary)
                : this;
    }
}
