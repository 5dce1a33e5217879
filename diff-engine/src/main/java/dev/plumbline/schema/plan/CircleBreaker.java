package dev.plumbline.schema.plan;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.kind.view.View;
import dev.plumbline.schema.kind.view.ViewStub;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Opens circles of actions. A check that its table's DROP would take along, but whose function needs the table, is dropped by itself first.
 * A view that a function returns and that calls the function itself is first made as a stub with the right columns, and gets its
 * definition when the function is there; dropping goes the same way back.
 */
final class CircleBreaker {

    private CircleBreaker() {}

    /**
     * The actions with one circle opened.
     *
     * @throws PlumblineException if nothing in the circle can be split
     */
    static List<Action> open(List<Action> circle, List<Action> actions, Catalog from, Catalog to) {
        List<Action> released = release(circle, actions, from);
        return released.equals(actions) ? split(circle, actions, from, to) : released;
    }

    /** Lets implied drops that need something else in the circle go by themselves. */
    private static List<Action> release(List<Action> circle, List<Action> actions, Catalog from) {
        Map<ObjectId, Action> drops = new HashMap<>();
        actions.stream().filter(action -> action.type() == ActionType.DROP)
                .forEach(action -> drops.put(action.id(), action));
        Set<ObjectId> inCircle = circle.stream().filter(action -> action.type() == ActionType.DROP).map(Action::id)
                .collect(Collectors.toSet());
        return actions.stream().map(action -> {
            ObjectId holder = outermost(action, drops);
            boolean frees = action.impliedBy().isPresent() && inCircle.contains(holder)
                    && from.dependencies().of(action.id()).stream()
                            .map(needed -> drops.containsKey(needed)
                                    ? outermost(Objects.requireNonNull(drops.get(needed)), drops)
                                    : needed)
                            .anyMatch(needed -> !needed.equals(holder) && inCircle.contains(needed));
            return frees ? action.onItsOwn() : action;
        }).toList();
    }

    private static ObjectId outermost(Action drop, Map<ObjectId, Action> drops) {
        return drop.impliedBy().isEmpty()
                ? drop.id()
                : outermost(Objects.requireNonNull(drops.get(drop.impliedBy().get())), drops);
    }

    private static List<Action> split(List<Action> circle, List<Action> actions, Catalog from, Catalog to) {
        Action chosen = circle.stream()
                .filter(action -> action.id().kind() == ObjectKind.VIEW && action.subjects().contains(action.id()))
                .filter(action -> action.type() != ActionType.ALTER && action.impliedBy().isEmpty()
                        && action.covers().contains(action.id()))
                .findFirst()
                .orElseThrow(() -> new PlumblineException(ErrorCode.FAILURE,
                        "the actions wait for each other in a circle: "
                                + circle.stream().map(Action::title).collect(Collectors.joining(", then "))
                                + "; change one of these objects in a migration of its own first"));
        Catalog side = chosen.type() == ActionType.CREATE ? to : from;
        View view = side.find(chosen.id(), View.class).orElseThrow();
        Set<ObjectId> columns = chosen.covers().stream().filter(id -> id.kind() == ObjectKind.COLUMN)
                .collect(Collectors.toCollection(TreeSet::new));
        List<Action> split = new ArrayList<>(actions);
        split.remove(chosen);
        if (chosen.type() == ActionType.CREATE) {
            split.add(chosen.withStatements(List.of(Statement.of(ViewStub.create(view, side)))).withSubjects(columns));
            split.add(Action.aside(ActionType.ALTER, view.id(), List.of(Statement.of(ViewStub.define(view)))));
        } else {
            split.add(Action.aside(ActionType.DROP, view.id(), List.of(Statement.of(ViewStub.empty(view, side)))));
            split.add(chosen.withSubjects(columns));
        }
        return split;
    }
}
