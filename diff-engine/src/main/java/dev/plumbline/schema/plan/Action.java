package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A node of the dependency graph: statements that do one thing to an object and to what is folded into it.
 *
 * @param type what is done
 * @param id the object that it is named after
 * @param covers all objects that it creates, alters or drops
 * @param subjects the objects whose needs it has to respect; mostly those that it covers
 * @param statements the statements; not run where the drop of another object implies them
 * @param releases exclusive names that are given up
 * @param takes exclusive names that are taken
 * @param impliedBy the object whose drop does this one's
 */
record Action(ActionType type, ObjectId id, Set<ObjectId> covers, Set<ObjectId> subjects, List<Statement> statements,
        Set<String> releases,
        Set<String> takes,
        Optional<ObjectId> impliedBy) {

    static Action create(ObjectId id, List<Statement> statements, Set<String> takes) {
        return new Action(ActionType.CREATE, id, Set.of(id), Set.of(id), statements, Set.of(), takes, Optional.empty());
    }

    static Action drop(ObjectId id, List<Statement> statements, Set<String> releases, Optional<ObjectId> impliedBy) {
        return new Action(ActionType.DROP, id, Set.of(id), Set.of(id), statements, releases, Set.of(), impliedBy);
    }

    static Action alter(ObjectId id, Alteration.InPlace alteration, Set<String> slotsBefore, Set<String> slotsAfter) {
        Set<ObjectId> covers = new TreeSet<>(alteration.alsoAlters());
        covers.add(id);
        return new Action(ActionType.ALTER, id, covers, covers, alteration.statements(), minus(slotsBefore, slotsAfter),
                minus(slotsAfter, slotsBefore),
                Optional.empty());
    }

    private static Set<String> minus(Set<String> all, Set<String> without) {
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(without);
        return rest;
    }

    /** The same action, which also creates what is folded into it. */
    Action holding(Folded folded) {
        if (folded.ids().isEmpty() || type == ActionType.DROP) {
            return this;
        }
        Set<ObjectId> allCovers = new TreeSet<>(covers);
        allCovers.addAll(folded.ids());
        Set<String> allTakes = new TreeSet<>(takes);
        allTakes.addAll(folded.takes());
        Set<ObjectId> allSubjects = new TreeSet<>(subjects);
        allSubjects.addAll(folded.ids());
        return new Action(type, id, allCovers, allSubjects, statements, releases, allTakes, impliedBy);
    }

    /** The same action, which respects the needs of some of its objects only. */
    Action withSubjects(Set<ObjectId> only) {
        return new Action(type, id, covers, only, statements, releases, takes, impliedBy);
    }

    /** An action that covers nothing: others do not wait for it, but it waits for what its object needs, or goes before it. */
    static Action aside(ActionType type, ObjectId id, List<Statement> statements) {
        return new Action(type, id, Set.of(), Set.of(id), statements, Set.of(), Set.of(), Optional.empty());
    }

    /** The statements to run: none where another drop takes the object along. */
    List<Statement> effectiveStatements() {
        return impliedBy.isPresent() ? List.of() : statements;
    }

    /** The same drop with statements of its own, ahead of the one that would have taken the object along. */
    Action onItsOwn() {
        return new Action(type, id, covers, subjects, statements, releases, takes, Optional.empty());
    }

    /** The same action with other statements. */
    Action withStatements(List<Statement> others) {
        return new Action(type, id, covers, subjects, others, releases, takes, impliedBy);
    }

    String title() {
        return type.name().toLowerCase(Locale.ROOT) + " " + id;
    }

    /** What another object's creation brings along, and the names that it takes. */
    record Folded(Set<ObjectId> ids, Set<String> takes) {

        static final Folded NOTHING = new Folded(Set.of(), Set.of());
    }
}
