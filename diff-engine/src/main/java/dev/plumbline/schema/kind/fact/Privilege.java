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
 * @param part what the privileges are on where that is no object of its own: the sequence behind an identity column, a member of an extension
 * @param privileges the privileges in alphabetical order, with {@code *} where they may be granted on; empty where the ordinary ones were
 *        taken away
 * @param ordinary the privileges that the grantee has when nobody said anything
 */
public record Privilege(ObjectId id, @NotCompared String grantee, @NotCompared @Nullable Part part,
        List<String> privileges, @NotCompared List<String> ordinary) implements AuthorLeftOpen, Versioned {

    /** Stands for the owner of the object, whoever that is. */
    public static final String OWNER = "@owner";
    /** Stands for whoever runs the script, where files leave that open. */
    public static final String AUTHOR = "@author";
    public static final String PUBLIC = "PUBLIC";

    /**
     * A part of the object that carries the privileges.
     *
     * @param name its name below the object, the same wherever an extension stands
     * @param target as GRANT says it: {@code SEQUENCE public.orders_id_seq}
     * @param column the column, where the privileges are those on one column of a table that belongs to an extension
     */
    public record Part(String name, String target, @Nullable String column) {

        public static final String IDENTITY_SEQUENCE = "identity sequence";

        /** The sequence behind an identity column, by its quoted name. */
        public static Part identitySequence(String sequence) {
            return new Part(IDENTITY_SEQUENCE, "SEQUENCE " + sequence, null);
        }

        /** The table of a column; itself where it is no column. */
        Part table() {
            return new Part(name, target, null);
        }

        private String label() {
            return (column == null ? "" : "column " + column + " of ") + name;
        }
    }

    public Privilege {
        privileges = List.copyOf(privileges);
        ordinary = List.copyOf(ordinary);
    }

    /** The identity of the privileges of a grantee on an object, or on a part of it. */
    public static ObjectId idFor(ObjectId carrier, String grantee, @Nullable Part part) {
        return carrier.child(ObjectKind.PRIVILEGE, grantee + (part == null ? "" : " (" + part.label() + ")"));
    }

    /** The column of the carrying table, or of a table among an extension's members, that the privileges are on. */
    Optional<String> column() {
        return part != null
                ? Optional.ofNullable(part.column())
                : Optional.of(id.requireParent()).filter(carrier -> carrier.kind() == ObjectKind.COLUMN)
                        .map(ObjectId::name);
    }

    /** MAINTAIN came with PostgreSQL 17, as a part of ALL. */
    @Override
    public Optional<Privilege> asKnownTo(int major) {
        if (major >= 17) {
            return Optional.of(this);
        }
        Privilege known = new Privilege(id, grantee, part, withoutMaintain(privileges),
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
                ? new Privilege(idFor(id.requireParent(), role, part), role, part,
                        privileges, ordinary)
                : this;
    }
}
