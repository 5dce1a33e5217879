package dev.plumbline.schema.model;

import dev.plumbline.schema.sql.Sql;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity of an object, independent of its oid: its kind, the object that holds it, and its name there. Functions carry their
 * input types in the name: {@code add(integer,integer)}.
 */
public final class ObjectId implements Comparable<ObjectId> {

    /** By kind and name for people; the holders decide between names that read alike. */
    private static final Comparator<ObjectId> ORDER = Comparator.comparing(ObjectId::kind)
            .thenComparing(ObjectId::toString)
            .thenComparing(ObjectId::name)
            .thenComparing(ObjectId::parent, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final ObjectKind kind;
    private final @Nullable ObjectId parent;
    private final String name;
    // Identities are compared and looked up millions of times while a plan is made: hence a class that remembers, and no record.
    private final int hash;
    private @Nullable String text;

    public ObjectId(ObjectKind kind, @Nullable ObjectId parent, String name) {
        this.kind = Objects.requireNonNull(kind, "kind");
        this.parent = parent;
        this.name = Objects.requireNonNull(name, "name");
        this.hash = (kind.name().hashCode() * 31 + (parent == null ? 0 : parent.hash)) * 31 + name.hashCode();
    }

    public ObjectKind kind() {
        return kind;
    }

    /** The object that holds this one, if one does. */
    public @Nullable ObjectId parent() {
        return parent;
    }

    /** The name there, without quotes. */
    public String name() {
        return name;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || other instanceof ObjectId that && hash == that.hash && kind == that.kind
                && name.equals(that.name) && Objects.equals(parent, that.parent);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The identity of an object that no other object holds, such as a schema. */
    public static ObjectId root(ObjectKind kind, String name) {
        return new ObjectId(kind, null, name);
    }

    /** The identity of an object in a schema. */
    public static ObjectId inSchema(ObjectKind kind, String schema, String name) {
        return new ObjectId(kind, root(ObjectKind.SCHEMA, schema), name);
    }

    /** The identity of an object or fact below this one. */
    public ObjectId child(ObjectKind childKind, String childName) {
        return new ObjectId(childKind, this, childName);
    }

    /** The object that holds this one. Fails for an object that nothing holds. */
    public ObjectId requireParent() {
        return Objects.requireNonNull(parent, () -> this + " has no parent");
    }

    /** The schema that this object lives in, if it lives in one. A schema lives in itself. */
    public Optional<String> schema() {
        ObjectId current = this;
        while (current.parent != null) {
            current = current.parent;
        }
        return current.kind == ObjectKind.SCHEMA ? Optional.of(current.name) : Optional.empty();
    }

    /** Whether this object is the other one or stands below it. */
    public boolean isWithin(ObjectId other) {
        for (ObjectId current = this; current != null; current = current.parent) {
            if (current.equals(other)) {
                return true;
            }
        }
        return false;
    }

    /** The names from the outermost holder to this object. */
    public List<String> path() {
        Deque<String> path = new ArrayDeque<>();
        for (ObjectId current = this; current != null; current = current.parent) {
            path.addFirst(current.name);
        }
        return new ArrayList<>(path);
    }

    /** The quoted path: {@code "public"."orders"}. For kinds whose name is a plain identifier. */
    public String sql() {
        return Sql.qualified(path());
    }

    @Override
    public int compareTo(ObjectId other) {
        return this == other ? 0 : ORDER.compare(this, other);
    }

    /** For people: {@code column public.orders.total}, {@code comment of table public.orders}. */
    @Override
    public String toString() {
        // Two threads that compute it at the same time compute the same.
        @Nullable
        String known = text;
        if (known == null) {
            known = kind.label() + " " + displayName();
            text = known;
        }
        return known;
    }

    /** The path for people, without quotes: {@code public.orders.total}. Facts name what carries them. */
    public String displayName() {
        if (parent == null) {
            return name;
        }
        return switch (kind.naming()) {
            case FACT -> kind == ObjectKind.PRIVILEGE
                    ? "of " + name + " on " + parent
                    : "of " + (name.isEmpty() ? "" : name + " of ") + parent;
            case PLACE -> parent.displayName() + " in " + name;
            case PATH, IN_SCHEMA, ON_PARENT, VERBATIM -> kind == ObjectKind.DEFAULT_PRIVILEGE
                    ? name + " in " + parent
                    : parent.displayName() + "." + name;
        };
    }
}
