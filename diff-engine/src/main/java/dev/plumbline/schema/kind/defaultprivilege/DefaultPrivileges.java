package dev.plumbline.schema.kind.defaultprivilege;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.extension.Extension;
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
import org.jspecify.annotations.Nullable;

/**
 * What the default privileges of the FROM side do to the objects that a script creates: they are granted more or less than usual, and
 * what the TO side does not have is to be revoked.
 */
public final class DefaultPrivileges {

    private DefaultPrivileges() {}

    /** The privileges that a grantee has on an object, or on the sequence behind an identity column, right after the script made it. */
    public static List<String> initial(Privilege privilege, Planning planning) {
        ObjectId carrier = privilege.id().requireParent();
        Privilege.@Nullable Part part = privilege.part();
        boolean made = planning.creates(carrier) || carrier.kind().isType() && planning.remakes(carrier);
        Stream<DefaultPrivilege> all = !made
                ? Stream.empty()
                : part == null
                        ? objects(carrier.kind().keyword()).stream()
                                .flatMap(objects -> inForce(planning.from(), objects, carrier))
                        : planning.to().find(carrier, Extension.class).map(extension -> extension.members().stream()
                                .filter(member -> member.reference().equals(part.target()) && part.column() == null)
                                .flatMap(member -> inForce(planning.from(), member)))
                                .orElseGet(() -> inForce(planning.from(), "SEQUENCES", carrier));
        List<DefaultPrivilege> inForce = all.filter(entry -> entry.grantee().equals(privilege.grantee())).toList();
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
                Privilege.Part sequence = Privilege.Part.identitySequence(column.identitySequence().get(7));
                inForce(from, "SEQUENCES", carrier).forEach(entry -> fact(entry, carrier, sequence, to, facts));
            }
            if (object instanceof Extension extension) {
                extension.members().forEach(member -> inForce(from, member).forEach(entry -> fact(entry, carrier,
                        new Privilege.Part(member.name(), member.reference(), null), to, facts)));
            }
            objects(carrier.kind().keyword()).ifPresent(objects -> inForce(from, objects, carrier)
                    .forEach(entry -> fact(entry, carrier, null, to, facts)));
        }
        return facts;
    }

    private static void fact(DefaultPrivilege entry, ObjectId carrier, Privilege.@Nullable Part part, Catalog to,
            Map<ObjectId, Privilege> facts) {
        ObjectId id = Privilege.idFor(carrier, entry.grantee(), part);
        ObjectId owned = carrier.kind() == ObjectKind.COLUMN ? carrier.requireParent() : carrier;
        boolean becomesOwner = to.find(owned.child(ObjectKind.OWNER, ""), Owner.class)
                .filter(owner -> owner.role().equals(entry.grantee())).isPresent();
        if (!to.contains(id) && !becomesOwner) {
            facts.put(id, new Privilege(id, entry.grantee(), part, entry.ordinary(),
                    entry.ordinary()));
        }
    }

    private static Stream<DefaultPrivilege> inForce(Catalog from, Extension.Member member) {
        String keyword = member.reference().substring(0, member.reference().indexOf(' '));
        return objects(keyword).stream().flatMap(objects -> inForce(from, objects, member.schema()));
    }

    private static Stream<DefaultPrivilege> inForce(Catalog from, String objects, ObjectId carrier) {
        return inForce(from, objects, carrier.kind() == ObjectKind.SCHEMA ? "" : carrier.schema().orElse(""));
    }

    /** @param schema the schema that the object is in; empty for a schema itself */
    private static Stream<DefaultPrivilege> inForce(Catalog from, String objects, String schema) {
        String runner = from.runner().orElse(Privilege.AUTHOR);
        return all(from).filter(entry -> entry.role().equals(runner) && entry.objects().equals(objects)
                && entry.schema().filter(limit -> !limit.equals(schema)).isEmpty());
    }

    private static Stream<DefaultPrivilege> all(Catalog catalog) {
        return catalog.objects().tailMap(ObjectId.root(ObjectKind.DEFAULT_PRIVILEGE, "")).values().stream()
                .takeWhile(object -> object instanceof DefaultPrivilege).map(DefaultPrivilege.class::cast);
    }

    private static Optional<String> objects(String keyword) {
        return switch (keyword) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> Optional.of("TABLES");
            case "SEQUENCE" -> Optional.of("SEQUENCES");
            case "FUNCTION", "PROCEDURE", "AGGREGATE", "ROUTINE" -> Optional.of("FUNCTIONS");
            case "TYPE", "DOMAIN" -> Optional.of("TYPES");
            case "SCHEMA" -> Optional.of("SCHEMAS");
            case String other -> Optional.empty();
        };
    }
}
