package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.model.AuthorLeftOpen;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.List;
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
        List<String> privileges, @NotCompared List<String> ordinary) implements AuthorLeftOpen {

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

    @Override
    public Privilege runBy(String role) {
        return grantee.equals(AUTHOR)
                ? new Privilege(idFor(id.requireParent(), role, identitySequence != null), role, identitySequence,
                        privileges, ordinary)
                : this;
    }
}
