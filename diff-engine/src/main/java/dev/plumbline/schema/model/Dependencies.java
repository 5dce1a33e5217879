package dev.plumbline.schema.model;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Which objects need which others to exist: {@code pg_depend} in terms of identities. Immutable once built. */
public final class Dependencies {

    private final Map<ObjectId, Set<ObjectId>> needs = new HashMap<>();
    private final Map<ObjectId, Set<ObjectId>> neededBy = new HashMap<>();

    private Dependencies() {}

    /** What an object needs directly. */
    public Set<ObjectId> of(ObjectId id) {
        return Collections.unmodifiableSet(needs.getOrDefault(id, Set.of()));
    }

    /** What needs an object directly. */
    public Set<ObjectId> on(ObjectId id) {
        return Collections.unmodifiableSet(neededBy.getOrDefault(id, Set.of()));
    }

    /** Whether one object needs another, directly or through others. */
    public boolean reaches(ObjectId from, ObjectId to) {
        Set<ObjectId> seen = new HashSet<>();
        Deque<ObjectId> open = new ArrayDeque<>();
        open.add(from);
        while (!open.isEmpty()) {
            for (ObjectId next : of(open.remove())) {
                if (next.equals(to)) {
                    return true;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    /** These dependencies and those of further objects on what holds them. */
    Dependencies withHolders(Set<ObjectId> more) {
        Builder builder = new Builder();
        needs.forEach((dependent, references) -> references.forEach(reference -> builder.add(dependent, reference)));
        more.forEach(id -> builder.add(id, id.requireParent()));
        return builder.build();
    }

    Dependencies map(UnaryOperator<ObjectId> renaming) {
        Builder builder = new Builder();
        needs.forEach((dependent, references) -> references
                .forEach(reference -> builder.add(renaming.apply(dependent), renaming.apply(reference))));
        return builder.build();
    }

    Dependencies retain(Set<ObjectId> kept) {
        Builder builder = new Builder();
        needs.forEach((dependent, references) -> references.stream()
                .filter(reference -> kept.contains(dependent) && kept.contains(reference))
                .forEach(reference -> builder.add(dependent, reference)));
        return builder.build();
    }

    /** Collects dependencies. Not thread-safe. */
    public static final class Builder {

        private Dependencies building = new Dependencies();

        /** Notes that one object needs another. An object never needs itself, nor what stands below it. */
        public Builder add(ObjectId dependent, ObjectId reference) {
            if (!reference.isWithin(dependent)) {
                building.needs.computeIfAbsent(dependent, id -> new TreeSet<>()).add(reference);
                building.neededBy.computeIfAbsent(reference, id -> new TreeSet<>()).add(dependent);
            }
            return this;
        }

        /** The dependencies collected so far; the builder starts anew. */
        public Dependencies build() {
            Dependencies built = building;
            building = new Dependencies();
            return built;
        }
    }
}
