package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.online.Reversal.DataLoss;
import dev.plumbline.schema.online.Reversal.Reversibility;
import dev.plumbline.schema.plan.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The way back of each part, found among the parts of the opposite plan. */
final class Reversals {

    private final List<Reversal> reversals = new ArrayList<>();
    private final Catalog from;
    private final Catalog to;

    Reversals(List<Draft> drafts, List<Draft> opposite, Catalog from, Catalog to) {
        this.from = from;
        this.to = to;
        Map<ObjectId, List<Statement>> inverses = new HashMap<>();
        opposite.forEach(draft -> inverses.computeIfAbsent(draft.object(), id -> new ArrayList<>())
                .addAll(draft.statements()));
        Map<ObjectId, Integer> firsts = new HashMap<>();
        Set<ObjectId> told = new HashSet<>();
        for (int place = 0; place < drafts.size(); place++) {
            ObjectId id = drafts.get(place).object();
            firsts.putIfAbsent(id, place + 1);
            @Nullable
            List<Statement> inverse = inverses.get(id);
            if (inverse != null && !told.add(id)) {
                reversals.add(
                        reversal(drafts.get(place), List.of(), "the inverse of step " + firsts.get(id) + " undoes it"));
            } else if (inverse != null) {
                reversals.add(reversal(drafts.get(place), inverse, ""));
            } else {
                reversals.add(without(drafts.get(place), firsts));
            }
        }
    }

    Reversal of(int place) {
        return reversals.get(place);
    }

    /** An object that goes with its holder needs no inverse of its own. */
    private Reversal without(Draft draft, Map<ObjectId, Integer> firsts) {
        for (@Nullable
        ObjectId holder = draft.object().parent(); holder != null; holder = holder.parent()) {
            @Nullable
            Integer step = firsts.get(holder);
            if (step != null) {
                return reversal(draft, List.of(), "the inverse of step " + step + " undoes it");
            }
        }
        boolean noTrace = !from.contains(draft.object()) && !to.contains(draft.object());
        return noTrace || from.contains(draft.object()) == to.contains(draft.object())
                ? reversal(draft, List.of(), "the way back needs nothing for it")
                : reversal(draft, List.of(), "the inverse of another step brings it along");
    }

    private Reversal reversal(Draft draft, List<Statement> inverse, String reason) {
        DataLoss loss = loss(draft);
        if (loss == DataLoss.NONE) {
            return new Reversal(Reversibility.FULL, loss, inverse, reason);
        }
        return new Reversal(Reversibility.PARTIAL, loss, inverse, what(draft));
    }

    private DataLoss loss(Draft draft) {
        ObjectId id = draft.object();
        if (draft.statements().stream().allMatch(statement -> statement.sql().startsWith("DROP INDEX"))) {
            return DataLoss.NONE;
        }
        if (!to.contains(id) && from.contains(id)) {
            return switch (id.kind()) {
                case TABLE, ATTRIBUTE -> DataLoss.HIGH;
                case COLUMN -> from.find(id, Column.class).filter(column -> !column.ofView()
                        && column.generated().isEmpty()).isPresent() ? DataLoss.HIGH : DataLoss.NONE;
                case SEQUENCE -> DataLoss.LOW;
                case EXTENSION -> DataLoss.MEDIUM;
                default -> DataLoss.NONE;
            };
        }
        return retyping(draft).map(change -> TypeChange.isLossless(change.before(), change.after())
                ? DataLoss.NONE
                : DataLoss.MEDIUM).orElse(DataLoss.NONE);
    }

    private record Retyping(String before, String after) {}

    private Optional<Retyping> retyping(Draft draft) {
        return from.find(draft.object(), Column.class).flatMap(before -> to.find(draft.object(), Column.class)
                .filter(after -> !after.ofView() && !after.type().equals(before.type()))
                .filter(after -> draft.phase() == Phase.CUTOVER)
                .map(after -> new Retyping(before.type(), after.type())));
    }

    private String what(Draft draft) {
        ObjectId id = draft.object();
        return retyping(draft).map(change -> "values of " + id + " may change on the way from " + change.before()
                + " to " + change.after() + " and do not come back").orElseGet(
                        () -> id + " goes with what it holds; the way back makes it anew, but empty");
    }
}
