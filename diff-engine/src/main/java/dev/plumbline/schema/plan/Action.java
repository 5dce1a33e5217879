package dev.plumbline.schema.plan;

import dev.plumbline.schema.model.ObjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A node of the dependency graph: statements that do one thing to an object and to what is folded into it.
 *
 * @param type what is done
 * @param id the object that it is named after
 * @param covers all objects that it creates, alters or drops
 * @param statements the statements; none where another action brings the same about
 * @param slots exclusive names that are taken or given up
 * @param impliedBy the object whose drop does this one's
 */
record Action(ActionType type, ObjectId id, Set<ObjectId> covers, List<Statement> statements, Set<String> slots,
        Optional<ObjectId> impliedBy) {

    static Action create(ObjectId id, List<Statement> statements, Set<String> slots) {
        return new Action(ActionType.CREATE, id, Set.of(id), statements, slots, Optional.empty());
    }

    static Action drop(ObjectId id, List<Statement> statements, Set<String> slots, Optional<ObjectId> impliedBy) {
        return new Action(ActionType.DROP, id, Set.of(id), statements, slots, impliedBy);
    }

    static Action alter(ObjectId id, Alteration.InPlace alteration) {
        Set<ObjectId> covers = new TreeSet<>(alteration.alsoAlters());
        covers.add(id);
        return new Action(ActionType.ALTER, id, covers, alteration.statements(), Set.of(), Optional.empty());
    }

    /** Lets actions cover what is folded into them, directly or through something that is folded itself. */
    static List<Action> fold(List<Action> actions, Map<ObjectId, ObjectId> foldedInto) {
        Map<ObjectId, Set<ObjectId>> folded = new HashMap<>();
        foldedInto.keySet().forEach(id -> {
            ObjectId holder = id;
            for (@Nullable
            ObjectId next = foldedInto.get(holder); next != null; next = foldedInto.get(holder)) {
                holder = next;
            }
            folded.computeIfAbsent(holder, key -> new TreeSet<>()).add(id);
        });
        return actions.stream().map(action -> {
            @Nullable
            Set<ObjectId> more = action.type() == ActionType.DROP ? null : folded.get(action.id());
            if (more == null) {
                return action;
            }
            Set<ObjectId> covers = new TreeSet<>(action.covers());
            covers.addAll(more);
            return new Action(action.type(), action.id(), covers, action.statements(), action.slots(),
                    action.impliedBy());
        }).toList();
    }

    String title() {
        return type.name().toLowerCase(Locale.ROOT) + " " + id;
    }
}
