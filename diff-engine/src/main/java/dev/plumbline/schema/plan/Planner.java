package dev.plumbline.schema.plan;

import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Kinds;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns changes into ordered steps: decides what happens to each object, spreads replacements to what depends on them, writes the
 * statements, and sorts all actions by one dependency graph. Not thread-safe; one instance plans once.
 */
public final class Planner implements Planning {

    private enum Fate {
        CREATE, ALTER, DROP, REPLACE
    }

    private final Catalog from;
    private final Catalog to;
    private final Map<ObjectId, CatalogObject> unsaid;
    private final Map<ObjectId, Fate> fates = new TreeMap<>();
    private final Map<ObjectId, Alteration.InPlace> alterations = new HashMap<>();
    private final List<String> impossible = new ArrayList<>();
    private final Deque<ObjectId> open = new ArrayDeque<>();
    private final Set<ObjectId> anew = new TreeSet<>();

    private Planner(Catalog from, Catalog to) {
        this.from = from;
        this.unsaid = UnsaidFacts.of(from, to);
        this.to = to.with(unsaid);
    }

    /** The steps from one catalogue to the other. */
    public static PlannedSteps plan(Catalog from, Catalog to, List<Change> changes) {
        return new Planner(from, to).plan(changes);
    }

    @Override
    public Catalog from() {
        return from;
    }

    @Override
    public Catalog to() {
        return to;
    }

    @Override
    public boolean creates(ObjectId id) {
        @Nullable
        Fate fate = fates.get(id);
        return fate == Fate.CREATE || fate == Fate.REPLACE;
    }

    @Override
    public boolean drops(ObjectId id) {
        @Nullable
        Fate fate = fates.get(id);
        return fate == Fate.DROP || fate == Fate.REPLACE;
    }

    @Override
    public boolean remakes(ObjectId id) {
        return alterations.entrySet().stream().anyMatch(
                entry -> fates.get(entry.getKey()) == Fate.ALTER && entry.getValue().alsoAlters().contains(id));
    }

    private PlannedSteps plan(List<Change> changes) {
        changes.stream().filter(change -> change.type() == ChangeType.ADDED)
                .forEach(change -> decide(change.object(), Fate.CREATE));
        unsaid.keySet().stream().filter(id -> fates.get(id.requireParent()) == Fate.CREATE)
                .forEach(id -> decide(id, Fate.CREATE));
        changes.stream().filter(change -> change.type() == ChangeType.REMOVED)
                .forEach(change -> decide(change.object(), Fate.DROP));
        changes.stream().filter(change -> change.type() == ChangeType.CHANGED)
                .forEach(change -> decide(change.object(), alteration(change.object())));
        do {
            while (!open.isEmpty()) {
                spread(open.remove());
            }
            makeAnew();
        } while (!open.isEmpty());
        refuse();
        return new PlannedSteps(steps(ActionGraph.sort(actions(), from, to)), List.copyOf(impossible));
    }

    /** An action without statements only orders others: who waits for it waits for what it waits for. */
    private List<Step> steps(List<ActionGraph.Placed> sorted) {
        SearchPath path = SearchPath.of(from, to);
        List<Step> steps = new ArrayList<>();
        List<Set<Integer>> numbers = new ArrayList<>();
        for (ActionGraph.Placed placed : sorted) {
            Set<Integer> after = new TreeSet<>();
            placed.after().forEach(place -> after.addAll(numbers.get(place)));
            Action action = placed.action();
            if (action.effectiveStatements().isEmpty()) {
                numbers.add(after);
            } else {
                steps.add(new Step(steps.size() + 1, action.type(), action.id(), action.title(),
                        path.around(action.id(), action.effectiveStatements()), after));
                numbers.add(Set.of(steps.size()));
            }
        }
        return steps;
    }

    /** Wholes that cannot take on a part as they stand. */
    private void makeAnew() {
        fates.keySet().stream().filter(this::creates).flatMap(id -> onlyWithNew(Kinds.of(id.kind()), id).stream())
                .distinct().filter(anew::add).toList().forEach(whole -> {
                    fates.remove(whole);
                    decide(whole, anew(Kinds.of(whole.kind()), whole));
                });
    }

    private <T extends CatalogObject> Optional<ObjectId> onlyWithNew(Kind<T> kind, ObjectId id) {
        return kind.onlyWithNew(to.find(id, kind.type()).orElseThrow(), this);
    }

    private <T extends CatalogObject> Alteration anew(Kind<T> kind, ObjectId id) {
        return kind.anew(to.find(id, kind.type()).orElseThrow(), this);
    }

    /** What PostgreSQL would not make is said instead of tried. */
    private void refuse() {
        for (ObjectId id : List.copyOf(fates.keySet())) {
            refusal(Kinds.of(id.kind()), id).ifPresent(reason -> {
                impossible.add(id + ": " + reason);
                fates.remove(id);
            });
        }
    }

    private <T extends CatalogObject> Optional<String> refusal(Kind<T> kind, ObjectId id) {
        return creates(id) ? kind.refusal(to.find(id, kind.type()).orElseThrow(), this) : Optional.empty();
    }

    private void decide(ObjectId id, Fate fate) {
        if (fates.put(id, fate) != fate) {
            open.add(id);
        }
    }

    private void decide(ObjectId id, Alteration alteration) {
        switch (alteration) {
            case Alteration.InPlace inPlace -> {
                alterations.put(id, inPlace);
                decide(id, Fate.ALTER);
            }
            case Alteration.Replace replace -> decide(id, Fate.REPLACE);
            case Alteration.Impossible reason -> impossible.add(id + ": " + reason.reason());
        }
    }

    private Alteration alteration(ObjectId id) {
        return alteration(Kinds.of(id.kind()), id);
    }

    private <T extends CatalogObject> Alteration alteration(Kind<T> kind, ObjectId id) {
        return kind.alter(from.find(id, kind.type()).orElseThrow(), to.find(id, kind.type()).orElseThrow(), this);
    }

    private <T extends CatalogObject> Alteration rebuild(Kind<T> kind, ObjectId id) {
        return kind.rebuild(from.find(id, kind.type()).orElseThrow(), to.find(id, kind.type()).orElseThrow(), this);
    }

    /** Carries a decision on to children and dependents. */
    private void spread(ObjectId id) {
        @Nullable
        Fate fate = fates.get(id);
        if (fate == Fate.DROP || fate == Fate.REPLACE) {
            from.children(id).stream().filter(this::survives).forEach(child -> decide(child, Fate.REPLACE));
            to.children(id).stream().filter(child -> !from.contains(child))
                    .forEach(child -> decide(child, Fate.CREATE));
            from.dependencies().on(id).stream().filter(this::survives)
                    .forEach(dependent -> rebuildUnderReplacement(dependent, id));
        } else if (fate == Fate.ALTER) {
            Alteration.InPlace alteration = Objects.requireNonNull(alterations.get(id));
            Stream.concat(Stream.of(id), alteration.alsoAlters().stream())
                    .flatMap(altered -> from.dependencies().on(altered).stream())
                    .filter(dependent -> survives(dependent) && alteration.disturbs().test(dependent))
                    .forEach(dependent -> decide(dependent, Fate.REPLACE));
            // A type that is made anew under its name begins as any new one.
            unsaid.keySet().stream().filter(fact -> fact.requireParent().kind().isType()
                    && alteration.alsoAlters().contains(fact.requireParent()))
                    .forEach(fact -> decide(fact, Fate.CREATE));
        }
    }

    /** Whether the object is on both sides and not yet to be replaced. */
    private boolean survives(ObjectId id) {
        return from.contains(id) && to.contains(id) && fates.get(id) != Fate.REPLACE;
    }

    private void rebuildUnderReplacement(ObjectId dependent, ObjectId gone) {
        if (fates.get(dependent) == Fate.ALTER && to.dependencies().of(dependent).stream()
                .noneMatch(needed -> goes(needed) || takesPlace(needed, gone))) {
            return;
        }
        decide(dependent, rebuild(Kinds.of(dependent.kind()), dependent));
    }

    /** Whether an object is dropped, by itself or as a part of another. */
    private boolean goes(ObjectId id) {
        return drops(id) || id.parent() != null && goes(id.parent());
    }

    /** Whether what comes needs a name that only what goes gives up: in between there is neither. */
    private boolean takesPlace(ObjectId needed, ObjectId gone) {
        Set<String> taken = slots(needed, this::creates, to);
        return !taken.isEmpty() && slots(gone, this::drops, from).stream().anyMatch(taken::contains);
    }

    /** The names of an object and of what holds it, as far as they come or go. */
    private Set<String> slots(ObjectId id, Predicate<ObjectId> moves, Catalog side) {
        Set<String> names = id.parent() == null ? new TreeSet<>() : slots(id.parent(), moves, side);
        if (moves.test(id) && side.contains(id)) {
            names.addAll(slots(Kinds.of(id.kind()), id, side));
        }
        return names;
    }

    private List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        Map<ObjectId, ObjectId> holders = new TreeMap<>();
        fates.forEach((id, fate) -> {
            Kind<?> kind = Kinds.of(id.kind());
            if (fate == Fate.DROP || fate == Fate.REPLACE) {
                actions.add(drop(kind, id));
            }
            if (fate == Fate.CREATE || fate == Fate.REPLACE) {
                create(kind, id, holders).ifPresent(actions::add);
            }
            if (fate == Fate.ALTER) {
                actions.add(Action.alter(id, settled(id), slots(kind, id, from), slots(kind, id, to)));
            }
        });
        Map<ObjectId, Action.Folded> folded = folded(holders);
        return actions.stream().map(action -> action.holding(folded.getOrDefault(action.id(), Action.Folded.NOTHING)))
                .toList();
    }

    /** The alteration of an object; what a table says of its indexes depends on what has become of them. */
    private Alteration.InPlace settled(ObjectId id) {
        return id.kind() == ObjectKind.TABLE && alteration(id) instanceof Alteration.InPlace now
                ? now
                : Objects.requireNonNull(alterations.get(id));
    }

    /** The action that creates the object, unless another object's creation brings it along. */
    private <T extends CatalogObject> Optional<Action> create(Kind<T> kind, ObjectId id,
            Map<ObjectId, ObjectId> holders) {
        T object = to.find(id, kind.type()).orElseThrow();
        Optional<ObjectId> holder = kind.createdWith(object, this);
        holder.ifPresent(found -> holders.put(id, found));
        return holder.isPresent()
                ? Optional.empty()
                : Optional.of(Action.create(id, kind.create(object, this), kind.takes(object, to)));
    }

    private <T extends CatalogObject> Action drop(Kind<T> kind, ObjectId id) {
        T object = from.find(id, kind.type()).orElseThrow();
        Optional<ObjectId> holder = Stream
                .concat(Stream.ofNullable(id.parent()), kind.droppedWith(object, from).stream())
                .filter(this::drops)
                // A schema is dropped without CASCADE: what is in it goes first.
                .filter(candidate -> candidate.kind() != ObjectKind.SCHEMA).findFirst();
        boolean implied = holder.isPresent() && !kind.dropsFirst(object, this);
        return Action.drop(id, kind.drop(object, this), kind.releases(object, from),
                implied ? holder : Optional.empty());
    }

    private static <T extends CatalogObject> Set<String> slots(Kind<T> kind, ObjectId id, Catalog catalog) {
        return kind.slots(catalog.find(id, kind.type()).orElseThrow());
    }

    /** What each creation brings along, directly or through something that is brought along itself. */
    private Map<ObjectId, Action.Folded> folded(Map<ObjectId, ObjectId> holders) {
        Map<ObjectId, Action.Folded> folded = new HashMap<>();
        for (ObjectId id : holders.keySet()) {
            ObjectId outermost = id;
            while (holders.get(outermost) != null) {
                outermost = Objects.requireNonNull(holders.get(outermost));
            }
            Action.Folded held = folded.computeIfAbsent(outermost,
                    key -> new Action.Folded(new TreeSet<>(), new TreeSet<>()));
            held.ids().add(id);
            held.takes().addAll(slots(Kinds.of(id.kind()), id, to));
        }
        return folded;
    }
}
