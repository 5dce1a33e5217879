package dev.plumbline.schema.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All covered objects of one database at one moment, and what depends on what. Immutable and safe to share. */
public final class Catalog {

    private final ServerVersion version;
    private final NavigableMap<ObjectId, CatalogObject> objects;
    private final Dependencies dependencies;
    private final List<NotCovered> notCovered;
    private final @Nullable String runner;
    private final Map<ObjectId, List<ObjectId>> children = new HashMap<>();

    public Catalog(ServerVersion version, Map<ObjectId, CatalogObject> objects, Dependencies dependencies,
            List<NotCovered> notCovered) {
        this(version, objects, dependencies, notCovered, null);
    }

    /**
     * A catalogue of a live server.
     *
     * @param runner the role that reads and will run scripts; null where files do not say who that is
     */
    public Catalog(ServerVersion version, Map<ObjectId, CatalogObject> objects, Dependencies dependencies,
            List<NotCovered> notCovered, @Nullable String runner) {
        this.version = version;
        this.objects = Collections.unmodifiableNavigableMap(new TreeMap<>(objects));
        this.dependencies = dependencies;
        this.notCovered = List.copyOf(notCovered);
        this.runner = runner;
        for (ObjectId id : this.objects.keySet()) {
            if (id.parent() != null) {
                children.computeIfAbsent(id.parent(), parent -> new ArrayList<>()).add(id);
            }
        }
    }

    public ServerVersion version() {
        return version;
    }

    public NavigableMap<ObjectId, CatalogObject> objects() {
        return objects;
    }

    public Dependencies dependencies() {
        return dependencies;
    }

    public List<NotCovered> notCovered() {
        return notCovered;
    }

    /** The role that runs scripts against this catalogue; empty where files do not say who that is. */
    public Optional<String> runner() {
        return Optional.ofNullable(runner);
    }

    /** The same catalogue where the role that files leave open is known, because scripts will run on the other one's server. */
    public Catalog runOn(Catalog other) {
        if (runner != null || other.runner == null) {
            return this;
        }
        Map<ObjectId, CatalogObject> named = new TreeMap<>();
        Map<ObjectId, ObjectId> renamed = new HashMap<>();
        for (CatalogObject object : objects.values()) {
            CatalogObject known = object instanceof AuthorLeftOpen open ? open.runBy(other.runner) : object;
            named.put(known.id(), known);
            renamed.put(object.id(), known.id());
        }
        return new Catalog(version, named, dependencies.map(id -> renamed.getOrDefault(id, id)), notCovered, null);
    }

    /** The same catalogue with other values of its objects; those that become nothing are dropped with what depends on them. */
    public Catalog mapped(Function<CatalogObject, Optional<? extends CatalogObject>> change) {
        Map<ObjectId, CatalogObject> changed = new TreeMap<>();
        objects.values().forEach(object -> change.apply(object).ifPresent(value -> changed.put(value.id(), value)));
        return new Catalog(version, changed,
                changed.size() == objects.size() ? dependencies : dependencies.retain(changed.keySet()), notCovered,
                runner);
    }

    /** The same catalogue with further facts. */
    public Catalog with(Map<ObjectId, ? extends CatalogObject> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<ObjectId, CatalogObject> all = new TreeMap<>(objects);
        all.putAll(more);
        return new Catalog(version, all, dependencies.withHolders(more.keySet()), notCovered, runner);
    }

    public boolean contains(ObjectId id) {
        return objects.containsKey(id);
    }

    /** The object, if this catalogue has it and it is of that type. */
    public <T extends CatalogObject> Optional<T> find(ObjectId id, Class<T> type) {
        @Nullable
        CatalogObject object = objects.get(id);
        return type.isInstance(object) ? Optional.of(type.cast(object)) : Optional.empty();
    }

    /** The objects and facts directly below an object, in the order of their identities. */
    public List<ObjectId> children(ObjectId parent) {
        return Collections.unmodifiableList(children.getOrDefault(parent, List.of()));
    }

    /** The objects of one type directly below an object. */
    public <T extends CatalogObject> List<T> children(ObjectId parent, Class<T> type) {
        return children(parent).stream().map(objects::get).filter(type::isInstance).map(type::cast).toList();
    }

    /** The same catalogue with only the objects that the filter accepts; dependencies of and on the others are dropped. */
    public Catalog filter(Predicate<ObjectId> accepted) {
        Map<ObjectId, CatalogObject> kept = new TreeMap<>(objects);
        kept.keySet().removeIf(accepted.negate());
        return new Catalog(version, kept, dependencies.retain(kept.keySet()), notCovered, runner);
    }

    /** The identities of all objects. */
    public Set<ObjectId> ids() {
        return objects.keySet();
    }
}
