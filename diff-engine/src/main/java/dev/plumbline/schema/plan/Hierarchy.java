package dev.plumbline.schema.plan;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.partition.IndexPartition;
import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.kind.partition.Lineage;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.List;
import java.util.function.Function;

/** The edges between tables and their parents, by inheritance or partitioning. */
final class Hierarchy {

    private final ActionGraph graph;
    private final Catalog from;
    private final Catalog to;

    Hierarchy(ActionGraph graph, Catalog from, Catalog to) {
        this.graph = graph;
        this.from = from;
        this.to = to;
    }

    void connect() {
        beforeAttaching();
        besideParents();
    }

    /**
     * Who leaves a parent does so before either changes, and who joins one after both have changed: in between, what the parent gets and
     * loses its children get and lose. An attached index goes when its table is detached.
     */
    private void besideParents() {
        for (int node = 0; node < graph.actions().size(); node++) {
            Action action = graph.actions().get(node);
            for (ObjectId place : action.covers()) {
                if (action.type() == ActionType.CREATE
                        && (place.kind() == ObjectKind.INHERITANCE || place.kind() == ObjectKind.PARTITION)) {
                    Inheritance joined = to.find(place, Inheritance.class).orElseThrow();
                    before(columns(joined.parentTable(), to, graph::makers), node);
                    before(columns(place.requireParent(), to, graph::makers), node);
                    int joins = node;
                    from.children(place.requireParent()).stream().filter(part -> part.kind() == ObjectKind.CONSTRAINT)
                            .forEach(part -> graph.edges(graph.droppers(part), joins));
                }
            }
            if (action.id().kind() == ObjectKind.COLUMN) {
                besideColumnsOfParents(node);
            } else if (action.type() == ActionType.DROP && from.find(action.id(), Inheritance.class).isPresent()) {
                leave(node, from.find(action.id(), Inheritance.class).orElseThrow());
            } else if (action.type() == ActionType.DROP
                    && !IndexPartition.parentsOf(action.id(), from).isEmpty()) {
                for (Inheritance place : from.children(action.id().requireParent(), Inheritance.class)) {
                    graph.edges(graph.droppers(place.id()), node);
                }
            }
        }
    }

    private void besideColumnsOfParents(int node) {
        Action action = graph.actions().get(node);
        boolean drops = action.type() == ActionType.DROP;
        for (Inheritance place : (drops ? from : to).children(action.id().requireParent(), Inheritance.class)) {
            ObjectId above = place.parentTable().child(ObjectKind.COLUMN, action.id().name());
            if (!drops) {
                besideParent(node, place, above);
            } else if (Lineage.isKept(place.id(), from, to)) {
                graph.edges(graph.droppers(above), node);
            }
        }
    }

    /** A column that a child has of its own too comes first: the parent's is merged into it, but not the other way round. */
    private void besideParent(int node, Inheritance place, ObjectId above) {
        Action action = graph.actions().get(node);
        boolean own = action.type() == ActionType.CREATE && Lineage.isKept(place.id(), from, to)
                && to.find(action.id(), Column.class).filter(column -> !column.inherited()).isPresent();
        for (int maker : graph.makers(above)) {
            boolean merges = own && graph.actions().get(maker).type() == ActionType.CREATE;
            graph.edge(merges ? node : maker, merges ? maker : node);
        }
    }

    private void leave(int leaves, Inheritance place) {
        ObjectId parent = place.parentTable();
        to.children(parent).stream().filter(part -> part.kind() == ObjectKind.CONSTRAINT)
                .flatMap(part -> graph.makers(part).stream())
                .filter(maker -> graph.actions().get(maker).type() == ActionType.CREATE
                        && !graph.actions().get(maker).id().equals(parent))
                .forEach(maker -> graph.edge(leaves, maker));
        after(leaves, columns(parent, to, graph::makers));
        if (graph.actions().get(leaves).impliedBy().isEmpty()) {
            to.children(place.id().requireParent()).stream().filter(part -> part.kind() == ObjectKind.CONSTRAINT)
                    .forEach(part -> after(leaves, graph.makers(part)));
            after(leaves, columns(parent, from, graph::droppers));
            after(leaves, columns(place.id().requireParent(), to, graph::makers));
            after(leaves, columns(place.id().requireParent(), from, graph::droppers));
        }
    }

    /** The actions that make or drop columns of an existing table. */
    private List<Integer> columns(ObjectId table, Catalog side, Function<ObjectId, List<Integer>> which) {
        return side.children(table).stream().filter(part -> part.kind() == ObjectKind.COLUMN)
                .flatMap(part -> which.apply(part).stream())
                .filter(node -> !graph.actions().get(node).id().equals(table)).toList();
    }

    private void before(List<Integer> firsts, int node) {
        graph.edges(firsts, node);
    }

    private void after(int node, List<Integer> seconds) {
        seconds.forEach(second -> graph.edge(node, second));
    }

    /**
     * A table becomes a partition when it has all that its parent has: PostgreSQL would make what it misses itself, under names of its own,
     * and demands the parent's columns and checks.
     */
    private void beforeAttaching() {
        for (int node = 0; node < graph.actions().size(); node++) {
            Action action = graph.actions().get(node);
            if (action.id().kind() != ObjectKind.PARTITION || action.type() != ActionType.CREATE) {
                continue;
            }
            int attach = node;
            for (ObjectId part : to.children(action.id().requireParent())) {
                if (part.kind() == ObjectKind.INDEX || part.kind() == ObjectKind.CONSTRAINT) {
                    graph.edges(graph.makers(part), attach);
                }
            }
            // A partition has no columns but its parent's.
            from.children(action.id().requireParent()).stream().filter(part -> part.kind() == ObjectKind.COLUMN)
                    .forEach(part -> graph.edges(graph.droppers(part), attach));
            ObjectId parent = to.find(action.id(), Inheritance.class).orElseThrow().parentTable();
            // An index that the parent does not have yet cannot take, or make, the wrong one.
            to.children(parent).stream().filter(this::makesIndex).flatMap(part -> graph.makers(part).stream())
                    .filter(maker -> graph.actions().get(maker).type() == ActionType.CREATE
                            && makesIndex(graph.actions().get(maker).id()))
                    .forEach(maker -> graph.edge(attach, maker));
            from.children(parent).stream()
                    .filter(part -> part.kind() == ObjectKind.COLUMN || part.kind() == ObjectKind.CONSTRAINT)
                    .forEach(part -> graph.edges(graph.droppers(part), attach));
        }
    }

    private boolean makesIndex(ObjectId part) {
        return part.kind() == ObjectKind.INDEX || to.find(part, Constraint.class)
                .filter(constraint -> "pux".indexOf(constraint.type()) >= 0).isPresent();
    }
}
