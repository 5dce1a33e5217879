package dev.plumbline.schema.diff;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two catalogues object by object, attribute by attribute. Stateless. */
public final class CatalogDiff {

    private CatalogDiff() {}

    /** All differences, in the order of the identities. */
    public static List<Change> compare(Catalog from, Catalog to) {
        SortedSet<ObjectId> ids = new TreeSet<>(from.ids());
        ids.addAll(to.ids());
        List<Change> changes = new ArrayList<>();
        for (ObjectId id : ids) {
            @Nullable
            CatalogObject before = from.objects().get(id);
            @Nullable
            CatalogObject after = to.objects().get(id);
            if (before == null || after == null) {
                changes.add(new Change(id, before == null ? ChangeType.ADDED : ChangeType.REMOVED,
                        Attributes.compare(before, after)));
            } else {
                List<AttributeChange> attributes = Attributes.compare(before, after);
                if (!attributes.isEmpty()) {
                    changes.add(new Change(id, ChangeType.CHANGED, attributes));
                }
            }
        }
        changes.removeIf(change -> change.type() == ChangeType.REMOVED && isOwnerOfSurvivor(change.object(), to));
        return List.copyOf(changes);
    }

    /** The target does not say who owns an object that it has: nothing to change. */
    private static boolean isOwnerOfSurvivor(ObjectId id, Catalog to) {
        return id.kind() == ObjectKind.OWNER && to.contains(id.requireParent());
    }
}
