package dev.plumbline.schema.plan;

import dev.plumbline.schema.kind.defaultprivilege.DefaultPrivileges;
import dev.plumbline.schema.kind.fact.Owner;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.HashMap;
import java.util.Map;

/**
 * Facts of the TO side that nobody has to say, and that make a difference only where the plan creates an object, anew or again: an object
 * whose owner the target leaves open keeps its owner, and gets no more than the ordinary privileges.
 */
final class UnsaidFacts {

    private UnsaidFacts() {}

    static Map<ObjectId, CatalogObject> of(Catalog from, Catalog to) {
        Map<ObjectId, CatalogObject> facts = new HashMap<>(DefaultPrivileges.toUndo(from, to));
        for (CatalogObject object : from.objects().values()) {
            if (object.id().kind() == ObjectKind.OWNER && object instanceof Owner
                    && !to.contains(object.id()) && to.contains(object.id().requireParent())) {
                facts.put(object.id(), object);
            }
        }
        return facts;
    }
}
