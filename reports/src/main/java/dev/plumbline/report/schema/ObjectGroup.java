package dev.plumbline.report.schema;

import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The changes of one object that stands on its own (a table, a function, a schema) and of all that hangs on it: columns, constraints,
 * indexes, comments, privileges.
 *
 * @param object the object that stands on its own
 * @param changes its changes and those of its parts, the object's own first
 */
public record ObjectGroup(ObjectId object, List<Change> changes) {

    private static final Set<ObjectKind> NAMELESS = EnumSet.of(ObjectKind.OWNER, ObjectKind.COMMENT, ObjectKind.DEFAULT,
            ObjectKind.SEQUENCE_OWNER);

    public ObjectGroup {
        changes = List.copyOf(changes);
    }

    /** The change of the object itself, if it is one of them. */
    public Optional<Change> own() {
        return changes.stream().filter(change -> change.object().equals(object)).findFirst();
    }

    /** The changes by type. */
    public Tally tally() {
        return Tally.of(changes);
    }

    /** The name of a change within the group: the object's own kind for itself, {@code column total} for a part. */
    public String nameWithin(Change change) {
        ObjectId id = change.object();
        if (id.equals(object)) {
            return id.kind().label();
        }
        if (id.kind() == ObjectKind.PRIVILEGE) {
            return "privileges of " + (id.name().isEmpty() ? "public" : id.name()) + below(id);
        }
        return NAMELESS.contains(id.kind()) ? id.kind().label() + below(id) : id.kind().label() + " " + id.name();
    }

    private String below(ObjectId id) {
        ObjectId parent = id.requireParent();
        return parent.equals(object) ? "" : " of " + parent.kind().label() + " " + parent.name();
    }
}
