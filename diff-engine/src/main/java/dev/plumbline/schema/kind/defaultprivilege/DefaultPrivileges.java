package dev.plumbline.schema.kind.defaultprivilege;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.fact.Owner;
import dev.plumbline.schema.kind.fact.Privilege;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Planning;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the default privileges of the FROM side do to the objects that a script creates: they are granted more or less than usual, and
 * what the TO side does not have is to be revoked.
 */
public final class DefaultPrivileges {

    private DefaultPrivileges() {}

    /** The privileges that a grantee has on an object, or on the sequence behind an identity column, right after the script made it. */
    public static List<String> initial(Privilege privilege, Planning planning) {
        ObjectId carrier = privilege.id().requireParent();
        Optional<String> objects = privilege.identitySequence() == null
                ? objects(carrier.kind())
                : Optional.of("SEQUENCES");
        List<DefaultPrivilege> inForce = objects.isEmpty() || !planning.creates(carrier)
                ? List.of()
                : inForce(planning.from(), objects.get(), carrier)
                        .filter(entry -> entry.grantee().equals(privilege.grantee())).toList();
        if (inForce.isEmpty()) {
            return privilege.ordinary();
        }
        TreeSet<String> privileges = new TreeSet<>();
        if (inForce.stream().allMatch(entry -> entry.schema().isPresent())) {
            privileges.addAll(privilege.ordinary());
        }
        inForce.forEach(entry -> privileges.addAll(entry.privileges()));
        privileges.removeIf(name -> privileges.contains(name + "*"));
        return List.copyOf(privileges);
    }

    /**
     * Privilege facts that say "the ordinary privileges" of objects of the TO side for which default privileges of the FROM side would
     * say otherwise. They matter only where the plan creates the object.
     */
    public static Map<ObjectId, Privilege> toUndo(Catalog from, Catalog to) {
        Map<ObjectId, Privilege> facts = new HashMap<>();
        if (all(from).findAny().isEmpty()) {
            return facts;
        }
        for (CatalogObject object : to.objects().values()) {
            ObjectId carrier = object.id();
            if (object instanceof Column column && !column.identity().isEmpty()) {
                inForce(from, "SEQUENCES", carrier).forEach(entry -> fact(entry, carrier,
                        Optional.of(column.identitySequence().get(7)), to, facts));
            }
            objects(carrier.kind()).ifPresent(objects -> inForce(from, objects, carrier)
                    .forEach(entry -> fact(entry, carrier, Optional.empty(), to, facts)));
        }
        return facts;
    }

    private static void fact(DefaultPrivilege entry, ObjectId carrier, Optional<String> sequence, Catalog to,
            Map<ObjectId, Privilege> facts) {
        ObjectId id = Privilege.idFor(carrier, entry.grantee(), sequence.isPresent());
        ObjectId owned = sequence.isPresent() ? carrier.requireParent() : carrier;
        boolean becomesOwner = to.find(owned.child(ObjectKind.OWNER, ""), Owner.class)
                .filter(owner -> owner.role().equals(entry.grantee())).isPresent();
        if (!to.contains(id) && !becomesOwner) {
            facts.put(id, new Privilege(id, entry.grantee(), sequence.orElse(null), entry.ordinary(),
                    entry.ordinary()));
        }
    }

    private static Stream<DefaultPrivilege> inForce(Catalog from, String objects, ObjectId carrier) {
        String runner = from.runner().orElse(Privilege.AUTHOR);
        return all(from).filter(entry -> entry.role().equals(runner) && entry.objects().equals(objects)
                && (entry.schema().isEmpty()
                        || carrier.kind() != ObjectKind.SCHEMA && entry.schema().equals(carrier.schema())));
    }

    private static Stream<DefaultPrivilege> all(Catalog catalog) {
        return catalog.objects().tailMap(ObjectId.root(ObjectKind.DEFAULT_PRIVILEGE, "")).values().stream()
                .takeWhile(object -> object instanceof DefaultPrivilege).map(DefaultPrivilege.class::cast);
    }

    private static Optional<String> objects(ObjectKind kind) {
        return switch (kind.keyword()) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> Optional.of("TABLES");
            case "SEQUENCE" -> Optional.of("SEQUENCES");
            case "FUNCTION", "PROCEDURE", "AGGREGATE" -> Optional.of("FUNCTIONS");
            case "TYPE", "DOMAIN" -> Optional.of("TYPES");
            case "SCHEMA" -> Optional.of("SCHEMAS");
            case String other -> Optional.empty();
        };
    }
}
