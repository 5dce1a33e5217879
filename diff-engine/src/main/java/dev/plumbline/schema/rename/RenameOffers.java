package dev.plumbline.schema.rename;

import dev.plumbline.schema.diff.Attributes;
import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what may be a rename: an object that goes and one of the same contents that comes. Offers are said, never acted upon. */
public final class RenameOffers {

    private static final Map<ObjectKind, Rename.Target> TARGETS = Map.ofEntries(
            Map.entry(ObjectKind.TABLE, Rename.Target.TABLE),
            Map.entry(ObjectKind.COLUMN, Rename.Target.COLUMN),
            Map.entry(ObjectKind.ATTRIBUTE, Rename.Target.ATTRIBUTE),
            Map.entry(ObjectKind.CONSTRAINT, Rename.Target.CONSTRAINT),
            Map.entry(ObjectKind.FOREIGN_KEY, Rename.Target.CONSTRAINT),
            Map.entry(ObjectKind.INDEX, Rename.Target.INDEX), Map.entry(ObjectKind.SEQUENCE, Rename.Target.SEQUENCE),
            Map.entry(ObjectKind.VIEW, Rename.Target.VIEW),
            Map.entry(ObjectKind.MATERIALIZED_VIEW, Rename.Target.MATERIALIZED_VIEW),
            Map.entry(ObjectKind.ENUM, Rename.Target.TYPE), Map.entry(ObjectKind.COMPOSITE_TYPE, Rename.Target.TYPE),
            Map.entry(ObjectKind.DOMAIN, Rename.Target.DOMAIN), Map.entry(ObjectKind.FUNCTION, Rename.Target.FUNCTION),
            Map.entry(ObjectKind.PROCEDURE, Rename.Target.PROCEDURE),
            Map.entry(ObjectKind.TRIGGER, Rename.Target.TRIGGER),
            Map.entry(ObjectKind.POLICY, Rename.Target.POLICY), Map.entry(ObjectKind.SCHEMA, Rename.Target.SCHEMA));

    private RenameOffers() {}

    /** The renames that would explain a removal and an addition; where several would, none is offered. */
    public static List<Rename> find(List<Change> changes, Catalog from, Catalog to) {
        // Contents are costly: only where something goes and something of its kind comes to the same place.
        Set<String> gone = places(changes, ChangeType.REMOVED);
        Set<String> come = places(changes, ChangeType.ADDED);
        gone.retainAll(come);
        Map<String, List<ObjectId>> removed = candidates(changes, ChangeType.REMOVED, from, gone);
        Map<String, List<ObjectId>> added = candidates(changes, ChangeType.ADDED, to, gone);
        List<Rename> offers = new ArrayList<>();
        removed.forEach((contents, before) -> {
            List<ObjectId> after = added.getOrDefault(contents, List.of());
            if (before.size() == 1 && after.size() == 1) {
                offers.add(rename(before.getFirst(), after.getFirst()));
            }
        });
        return offers.stream().sorted(Comparator.comparing(Rename::kind).thenComparing(Rename::toString)).toList();
    }

    private static Set<String> places(List<Change> changes, ChangeType type) {
        return changes.stream().filter(change -> change.type() == type).map(Change::object)
                .filter(id -> TARGETS.containsKey(id.kind())).map(RenameOffers::place)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static String place(ObjectId id) {
        return id.kind() + " in " + id.parent();
    }

    /** Objects that could be renamed by their contents; what stands below a candidate is part of it. */
    private static Map<String, List<ObjectId>> candidates(List<Change> changes, ChangeType type, Catalog catalog,
            Set<String> places) {
        Set<ObjectId> ids = changes.stream().filter(change -> change.type() == type).map(Change::object)
                .collect(Collectors.toSet());
        Map<String, List<ObjectId>> candidates = new HashMap<>();
        for (ObjectId id : ids) {
            if (places.contains(place(id)) && (id.parent() == null || !ids.contains(id.parent()))) {
                candidates.computeIfAbsent(place(id) + ": " + contents(id, id, catalog),
                        key -> new ArrayList<>()).add(id);
            }
        }
        return candidates;
    }

    /** All that is said of an object and below it, without its own name. */
    private static String contents(ObjectId id, ObjectId root, Catalog catalog) {
        String attributes = Attributes.describe(Objects.requireNonNull(catalog.objects().get(id)));
        String below = catalog.children(id).stream()
                .map(child -> child.kind() + " " + anonymous(child.name(), root) + contents(child, root, catalog))
                .sorted().collect(Collectors.joining(";"));
        return anonymous(attributes, root) + "{" + below + "}";
    }

    /** Names that PostgreSQL derives from the object's name ({@code orders_pkey}) lose it too. */
    private static String anonymous(String text, ObjectId root) {
        int arguments = root.name().indexOf('(');
        String name = arguments < 0 ? root.name() : root.name().substring(0, arguments);
        return text.replaceAll("(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}])"
                + Pattern.quote(name) + "(?=_)", "?");
    }

    private static Rename rename(ObjectId gone, ObjectId come) {
        Rename.Target target = Objects.requireNonNull(TARGETS.get(gone.kind()));
        String name = come.name();
        int arguments = name.indexOf('(');
        boolean inTable = gone.kind() == ObjectKind.INDEX;
        List<String> path = inTable ? List.of(gone.schema().orElseThrow(), gone.name()) : gone.path();
        return new Rename(target, path, arguments < 0 ? name : name.substring(0, arguments));
    }
}
