package dev.plumbline.schema.plan;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import dev.plumbline.schema.kind.view.View;
import dev.plumbline.schema.kind.view.ViewStub;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Opens circles of actions at views: a view that a function returns and that calls the function itself is first made as a stub with the
 * right columns, and gets its definition when the function is there. Dropping goes the same way back.
 */
final class CircleBreaker {

    private CircleBreaker() {}

    /**
     * Splits the action of one view in the circle into two.
     *
     * @throws PlumblineException if no view is in the circle
     */
    static List<Action> split(List<Action> circle, List<Action> actions, Catalog from, Catalog to) {
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
