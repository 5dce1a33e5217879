package dev.plumbline.schema.plan;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.partition.IndexPartition;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * One graph over all actions and one stable topological sort. An edge says "first": what an object needs comes before it, what needs an
 * object goes before it, a name is given up before it is taken again.
 */
final class ActionGraph {

    private static final Comparator<Action> CREATION = Comparator.comparing((Action action) -> action.id().kind())
            .thenComparing(Action::id).thenComparing(Action::type);
    /** What only goes, goes last and in the opposite order. */
    private static final Comparator<Action> PREFERENCE = (one, other) -> {
        boolean oneDrops = one.type() == ActionType.DROP;
        boolean otherDrops = other.type() == ActionType.DROP;
        if (oneDrops != otherDrops) {
            return oneDrops ? 1 : -1;
        }
        return oneDrops ? CREATION.compare(other, one) : CREATION.compare(one, other);
    };

    private final List<Action> actions;
    private final Map<ObjectId, List<Integer>> makers = new HashMap<>();
    private final Map<ObjectId, List<Integer>> droppers = new HashMap<>();
    /** What changes attributes and constraints of a type. */
    private final Map<ObjectId, List<Integer>> parts = new HashMap<>();
    private final List<Set<Integer>> followers = new ArrayList<>();
    private final int[] waitsFor;

    private ActionGraph(List<Action> actions) {
        this.actions = actions.stream().sorted(PREFERENCE).toList();
        this.waitsFor = new int[actions.size()];
        for (int node = 0; node < this.actions.size(); node++) {
            Action action = this.actions.get(node);
            followers.add(new TreeSet<>());
            for (ObjectId id : action.covers()) {
                (action.type() == ActionType.DROP ? droppers : makers).computeIfAbsent(id, key -> new ArrayList<>())
                        .add(node);
            }
            if (TypeParts.isPart(action.id().kind())) {
                parts.computeIfAbsent(action.id().requireParent(), key -> new ArrayList<>()).add(node);
            }
        }
    }

    /**
     * An action in its place.
     *
     * @param after the places of the actions that it waits for
     */
    record Placed(Action action, Set<Integer> after) {}

    /** The actions in order. */
    static List<Placed> sort(List<Action> actions, Catalog from, Catalog to) {
        List<Action> current = actions;
        while (true) {
            ActionGraph graph = new ActionGraph(current);
            graph.connect(from, to);
            List<Integer> sorted = graph.sorted();
            if (sorted.size() == current.size()) {
                return graph.placed(sorted);
            }
            current = CircleBreaker.open(graph.circle(), current, from, to);
        }
    }

    private void connect(Catalog from, Catalog to) {
        Map<String, List<Integer>> releases = new HashMap<>();
        for (int node = 0; node < actions.size(); node++) {
            for (String slot : actions.get(node).releases()) {
                releases.computeIfAbsent(slot, key -> new ArrayList<>()).add(node);
            }
        }
        atTheEdge();
        new Hierarchy(this, from, to).connect();
        new RowsOfFunctions(this, from, to).connect();
        inTheOrderOfTheType(from, to);
        for (int node = 0; node < actions.size(); node++) {
            Action action = actions.get(node);
            for (ObjectId id : action.subjects()) {
                if (action.type() == ActionType.DROP) {
                    beforeWhatItNeeds(node, id, from, to);
                } else {
                    afterWhatItNeeds(node, id, from, to);
                }
            }
            if (action.impliedBy().isPresent()) {
                edges(droppers(action.impliedBy().get()), node);
            }
            for (String slot : action.takes()) {
                edges(releases.getOrDefault(slot, List.of()), node);
            }
            if (action.type() == ActionType.CREATE) {
                for (ObjectId id : action.covers()) {
                    afterWhatItNeeded(node, id, from);
                }
                sequencesFirst(node);
            }
        }
    }

    /** A sequence cannot be made beside a type of its name, but a type beside such a sequence. */
    private void sequencesFirst(int create) {
        Action action = actions.get(create);
        if (action.id().kind().isType() && action.id().parent() != null) {
            edges(makers(action.id().requireParent().child(ObjectKind.SEQUENCE, action.id().name())), create);
        }
    }

    /** What is created again finds neither itself nor what it used to need. */
    private void afterWhatItNeeded(int create, ObjectId id, Catalog from) {
        edges(droppers(id), create);
        if (!droppers(id).isEmpty()) {
            for (ObjectId needed : from.dependencies().of(id)) {
                droppers(needed).forEach(drop -> edge(effective(drop), create));
            }
        }
    }

    /**
     * Default privileges act on what is created, so that those of the FROM side stay in force until then. Event triggers see every
     * statement: they go first and come last.
     */
    private void atTheEdge() {
        for (int node = 0; node < actions.size(); node++) {
            Action action = actions.get(node);
            if (action.id().kind() != ObjectKind.DEFAULT_PRIVILEGE && action.id().kind() != ObjectKind.EVENT_TRIGGER) {
                continue;
            }
            for (int other = 0; other < actions.size(); other++) {
                if (action.id().kind() == ObjectKind.DEFAULT_PRIVILEGE && createsObject(actions.get(other))) {
                    edge(other, node);
                } else if (action.id().kind() == ObjectKind.EVENT_TRIGGER && !ofEventTrigger(actions.get(other))) {
                    edge(action.type() == ActionType.DROP ? node : other,
                            action.type() == ActionType.DROP ? other : node);
                }
            }
        }
    }

    private static boolean createsObject(Action action) {
        return action.type() == ActionType.CREATE && action.id().kind().compareTo(ObjectKind.DEFAULT_PRIVILEGE) < 0;
    }

    private static boolean ofEventTrigger(Action action) {
        return action.id().kind() == ObjectKind.EVENT_TRIGGER
                || action.id().parent() != null && action.id().parent().kind() == ObjectKind.EVENT_TRIGGER;
    }

    private void beforeWhatItNeeds(int drop, ObjectId id, Catalog from, Catalog to) {
        int effective = effective(drop);
        for (ObjectId needed : from.dependencies().of(id)) {
            droppers(needed).forEach(other -> edge(effective, effective(other)));
            boolean leavesType = id.kind() == ObjectKind.COLUMN && leavesType(needed, from, to);
            // What changes about a table itself is not in the way of its parts.
            boolean ofItsTable = needed.kind() == ObjectKind.TABLE && needed.equals(id.parent());
            if (leavesType || !ofItsTable || leavesType(needed, to, from)) {
                alterers(needed).forEach(other -> edge(leavesType ? other : effective, leavesType ? effective : other));
            }
            if (id.kind() == ObjectKind.COLUMN || id.kind() == ObjectKind.TABLE) {
                beforePartsChange(effective, needed, from);
            }
        }
    }

    /** A table that joins a type needs its columns in the type's order. */
    private void inTheOrderOfTheType(Catalog from, Catalog to) {
        for (Table table : to.objects().values().stream().filter(Table.class::isInstance).map(Table.class::cast)
                .filter(table -> leavesType(table.id(), to, from)).toList()) {
            int last = -1;
            for (Column column : to.children(table.id(), Column.class).stream()
                    .sorted(Comparator.comparingInt(Column::position)).toList()) {
                for (int node : makers(column.id())) {
                    if (actions.get(node).type() == ActionType.CREATE) {
                        if (last >= 0) {
                            edge(last, node);
                        }
                        last = node;
                    }
                }
            }
        }
    }

    /** Only outside a type's reach can the columns of a table change on their own: after it leaves the type, or before it joins. */
    private static boolean leavesType(ObjectId table, Catalog from, Catalog to) {
        return from.find(table, Table.class).filter(typed -> typed.ofType() != null).isPresent()
                && to.find(table, Table.class).filter(plain -> plain.ofType() == null).isPresent();
    }

    /** PostgreSQL changes attributes and constraints of types only where no column holds such values any more. */
    private void beforePartsChange(int leaves, ObjectId type, Catalog from) {
        if (!type.kind().isType()) {
            return;
        }
        TypeParts.within(type, from).forEach(part -> {
            parts.getOrDefault(part, List.of()).forEach(change -> edge(leaves, change));
            alterers(part).forEach(change -> edge(leaves, change));
        });
    }

    private void afterWhatItNeeds(int node, ObjectId id, Catalog from, Catalog to) {
        for (ObjectId needed : to.dependencies().of(id)) {
            // What an action makes itself it does not wait for: a replaced type brings the types made of it along.
            // Two that remake the same third object may come in either order.
            // An index of a partition is made by itself and attached later.
            if (!actions.get(node).covers().contains(needed)
                    && !IndexPartition.parentsOf(id, to).contains(needed)) {
                boolean joinsType = id.kind() == ObjectKind.COLUMN && leavesType(needed, to, from);
                makers(needed).stream().filter(maker -> actions.get(node).id().equals(id)
                        || !actions.get(maker).covers().contains(id))
                        .forEach(maker -> edge(joinsType ? node : maker, joinsType ? maker : node));
            }
        }
        // What fills in a stub covers nothing: the stub has taken the place of what was there.
        if (actions.get(node).type() == ActionType.ALTER && !actions.get(node).covers().isEmpty()) {
            for (ObjectId needed : from.dependencies().of(id)) {
                droppers(needed).forEach(other -> edge(node, effective(other)));
                if (!to.dependencies().of(id).contains(needed)) {
                    alterers(needed).forEach(other -> edge(node, other));
                    if (id.kind() == ObjectKind.COLUMN && !to.dependencies().reaches(id, needed)) {
                        beforePartsChange(node, needed, from);
                    }
                }
            }
        }
    }

    List<Action> actions() {
        return actions;
    }

    List<Integer> makers(ObjectId id) {
        return makers.getOrDefault(id, List.of());
    }

    private List<Integer> alterers(ObjectId id) {
        return makers(id).stream().filter(node -> actions.get(node).type() == ActionType.ALTER).toList();
    }

    List<Integer> droppers(ObjectId id) {
        return droppers.getOrDefault(id, List.of());
    }

    /** The drop that takes an implied one along. */
    private int effective(int drop) {
        Optional<ObjectId> holder = actions.get(drop).impliedBy();
        return holder.isEmpty() ? drop : effective(droppers(holder.get()).getFirst());
    }

    void edges(List<Integer> firsts, int second) {
        firsts.forEach(first -> edge(first, second));
    }

    void edge(int first, int second) {
        if (first != second && followers.get(first).add(second)) {
            waitsFor[second]++;
        }
    }

    private List<Placed> placed(List<Integer> sorted) {
        int[] places = new int[sorted.size()];
        List<Set<Integer>> after = new ArrayList<>();
        for (int place = 0; place < places.length; place++) {
            places[sorted.get(place)] = place;
            after.add(new TreeSet<>());
        }
        for (int node = 0; node < places.length; node++) {
            for (int follower : followers.get(node)) {
                after.get(places[follower]).add(places[node]);
            }
        }
        return IntStream.range(0, places.length)
                .mapToObj(place -> new Placed(actions.get(sorted.get(place)), after.get(place))).toList();
    }

    private List<Integer> sorted() {
        // The actions stand in the order of preference, so that the lowest number is the best choice.
        PriorityQueue<Integer> ready = new PriorityQueue<>();
        for (int node = 0; node < actions.size(); node++) {
            if (waitsFor[node] == 0) {
                ready.add(node);
            }
        }
        List<Integer> sorted = new ArrayList<>();
        while (!ready.isEmpty()) {
            int next = ready.remove();
            sorted.add(next);
            for (int follower : followers.get(next)) {
                if (--waitsFor[follower] == 0) {
                    ready.add(follower);
                }
            }
        }
        return sorted;
    }

    /** Actions that wait for each other: follows them backwards until one comes again. */
    private List<Action> circle() {
        List<Integer> path = new ArrayList<>();
        int node = waiting(candidate -> true);
        while (!path.contains(node)) {
            path.add(node);
            int current = node;
            node = waiting(candidate -> followers.get(candidate).contains(current));
        }
        return path.subList(path.indexOf(node), path.size()).reversed().stream().map(actions::get).toList();
    }

    private int waiting(IntPredicate condition) {
        return IntStream.range(0, waitsFor.length).filter(node -> waitsFor[node] > 0).filter(condition).findFirst()
                .orElseThrow();
    }
}
