package dev.plumbline.schema.plan;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One graph over all actions and one stable topological sort. An edge says "first": what an object needs comes before it, what needs an
 * object goes before it, a name is given up before it is taken again.
 */
final class ActionGraph {

    private static final Comparator<Action> PREFERENCE = Comparator
            .comparing((Action action) -> action.type() == ActionType.DROP ? 1 : 0)
            .thenComparing(action -> action.type() == ActionType.DROP
                    ? -action.id().kind().ordinal()
                    : action.id().kind().ordinal())
            .thenComparing(Action::id).thenComparing(Action::type);

    private final List<Action> actions;
    private final Map<ObjectId, List<Action>> makers = new HashMap<>();
    private final Map<ObjectId, List<Action>> droppers = new HashMap<>();
    private final Map<Action, Set<Action>> after = new IdentityHashMap<>();
    private final Map<Action, Integer> waitsFor = new IdentityHashMap<>();

    private ActionGraph(List<Action> actions) {
        this.actions = actions;
        for (Action action : actions) {
            after.put(action, Collections.newSetFromMap(new IdentityHashMap<>()));
            waitsFor.put(action, 0);
            for (ObjectId id : action.covers()) {
                (action.type() == ActionType.DROP ? droppers : makers).computeIfAbsent(id, key -> new ArrayList<>())
                        .add(action);
            }
        }
    }

    /** The actions as numbered steps; those without statements only carry edges. */
    static List<Step> sort(List<Action> actions, Catalog from, Catalog to) {
        ActionGraph graph = new ActionGraph(actions);
        graph.connect(from, to);
        List<Step> steps = new ArrayList<>();
        for (Action action : graph.sorted()) {
            if (!action.statements().isEmpty()) {
                steps.add(new Step(steps.size() + 1, action.type(), action.id(), action.title(), action.statements()));
            }
        }
        return steps;
    }

    private void connect(Catalog from, Catalog to) {
        Map<String, List<Action>> releases = new HashMap<>();
        actions.stream().filter(action -> action.type() == ActionType.DROP)
                .forEach(action -> action.slots()
                        .forEach(slot -> releases.computeIfAbsent(slot, key -> new ArrayList<>()).add(action)));
        for (Action action : actions) {
            for (ObjectId id : action.covers()) {
                if (action.type() == ActionType.DROP) {
                    beforeWhatItNeeds(action, id, from);
                } else {
                    afterWhatItNeeds(action, id, from, to);
                }
            }
            action.impliedBy().ifPresent(holder -> droppers(holder).forEach(drop -> edge(drop, action)));
            if (action.type() == ActionType.CREATE) {
                action.covers().forEach(id -> droppers(id).forEach(drop -> edge(drop, action)));
                action.slots()
                        .forEach(slot -> releases.getOrDefault(slot, List.of()).forEach(drop -> edge(drop, action)));
            }
        }
    }

    private void beforeWhatItNeeds(Action drop, ObjectId id, Catalog from) {
        for (ObjectId needed : from.dependencies().of(id)) {
            if (drop.impliedBy().isEmpty()) {
                droppers(needed).forEach(other -> edge(drop, other));
            }
            makers(needed).stream().filter(other -> other.type() == ActionType.ALTER)
                    .forEach(other -> edge(drop, other));
        }
    }

    private void afterWhatItNeeds(Action action, ObjectId id, Catalog from, Catalog to) {
        for (ObjectId needed : to.dependencies().of(id)) {
            makers(needed).forEach(other -> edge(other, action));
        }
        if (action.type() == ActionType.ALTER) {
            for (ObjectId needed : from.dependencies().of(id)) {
                droppers(needed).forEach(other -> edge(action, other));
                if (!to.dependencies().of(id).contains(needed)) {
                    makers(needed).stream().filter(other -> other.type() == ActionType.ALTER)
                            .forEach(other -> edge(action, other));
                }
            }
        }
    }

    private List<Action> makers(ObjectId id) {
        return makers.getOrDefault(id, List.of());
    }

    private List<Action> droppers(ObjectId id) {
        return droppers.getOrDefault(id, List.of());
    }

    private void edge(Action first, Action second) {
        if (first != second && Objects.requireNonNull(after.get(first)).add(second)) {
            waitsFor.merge(second, 1, Integer::sum);
        }
    }

    private List<Action> sorted() {
        PriorityQueue<Action> ready = new PriorityQueue<>(PREFERENCE);
        actions.stream().filter(action -> Objects.requireNonNull(waitsFor.get(action)) == 0).forEach(ready::add);
        List<Action> sorted = new ArrayList<>();
        Set<Action> waiting = new LinkedHashSet<>(actions);
        while (!waiting.isEmpty()) {
            @Nullable
            Action next = ready.poll();
            if (next == null) {
                throw new PlumblineException(ErrorCode.FAILURE, "the actions depend on each other in a circle: "
                        + waiting.stream().limit(12).map(Action::title).collect(Collectors.joining(", ")));
            }
            sorted.add(next);
            waiting.remove(next);
            for (Action follower : Objects.requireNonNull(after.get(next))) {
                if (waitsFor.merge(follower, -1, Integer::sum) == 0) {
                    ready.add(follower);
                }
            }
        }
        return sorted;
    }
}
