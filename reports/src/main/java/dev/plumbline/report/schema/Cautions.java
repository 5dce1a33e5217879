package dev.plumbline.report.schema;

import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.diff.ChangeType;
import dev.plumbline.schema.diff.DiffResult;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Step;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the ordered steps for what costs rows, or makes others wait. */
final class Cautions {

    private final Map<ObjectId, Change> changes;
    private final Set<ObjectId> added;
    private final Set<ObjectId> dropped;

    private Cautions(DiffResult result) {
        changes = result.changes().stream()
                .collect(Collectors.toMap(Change::object, Function.identity(), (one, other) -> one));
        added = result.changes().stream().filter(change -> change.type() == ChangeType.ADDED).map(Change::object)
                .collect(Collectors.toSet());
        dropped = result.steps().stream().filter(step -> step.action() == ActionType.DROP).map(Step::object)
                .collect(Collectors.toSet());
    }

    static List<Caution> of(DiffResult result) {
        Cautions cautions = new Cautions(result);
        return result.steps().stream().flatMap(step -> cautions.of(step).stream()).toList();
    }

    private Optional<Caution> of(Step step) {
        return switch (step.action()) {
            case DROP -> ofDrop(step);
            case CREATE -> ofCreate(step);
            case ALTER -> ofAlter(step);
        };
    }

    private Optional<Caution> ofDrop(Step step) {
        ObjectKind kind = step.object().kind();
        String name = step.object().displayName();
        if (kind == ObjectKind.TABLE) {
            return caution(Risk.HIGH, step, "drops the table " + name + " with all of its rows");
        }
        if (kind == ObjectKind.COLUMN && tableOf(step).filter(dropped::contains).isEmpty()) {
            return caution(Risk.HIGH, step, "drops the column " + name + " with all of its values");
        }
        if (kind == ObjectKind.EXTENSION) {
            return caution(Risk.HIGH, step, "drops the extension " + name + " with all that it brought");
        }
        return kind == ObjectKind.SEQUENCE
                ? caution(Risk.MEDIUM, step, "drops the sequence " + name + ": where it stood is forgotten")
                : Optional.empty();
    }

    private Optional<Caution> ofCreate(Step step) {
        Optional<ObjectId> existing = tableOf(step).filter(id -> !added.contains(id));
        if (existing.isEmpty()) {
            return Optional.empty();
        }
        ObjectKind kind = step.object().kind();
        String table = existing.orElseThrow().displayName();
        if (kind == ObjectKind.INDEX) {
            return caution(Risk.MEDIUM, step, "reads all of " + table + " while its writers wait");
        }
        if (kind == ObjectKind.CONSTRAINT) {
            return caution(Risk.MEDIUM, step, "reads all of " + table + " while its readers and writers wait");
        }
        if (kind == ObjectKind.FOREIGN_KEY) {
            return caution(Risk.MEDIUM, step, "reads all of " + table + " while writers of both tables wait");
        }
        return kind == ObjectKind.COLUMN && isComputed(step.object())
                ? caution(Risk.MEDIUM, step, "writes all of " + table + " anew while its readers and writers wait")
                : Optional.empty();
    }

    private Optional<Caution> ofAlter(Step step) {
        if (step.object().kind() != ObjectKind.COLUMN) {
            return Optional.empty();
        }
        String of = step.object().requireParent().displayName();
        if (changes(step.object(), "type")) {
            return caution(Risk.MEDIUM, step, "may write all of " + of + " anew while its readers and writers wait");
        }
        return changes(step.object(), "not null")
                ? caution(Risk.MEDIUM, step, "may read all of " + of + " while its readers and writers wait")
                : Optional.empty();
    }

    private boolean isComputed(ObjectId column) {
        return changes(column, "generated") || changes(column, "identity");
    }

    /** Whether the object gets or changes the attribute. */
    private boolean changes(ObjectId object, String attribute) {
        Change change = changes.get(object);
        return change != null && change.attributes().stream().anyMatch(each -> each.attribute().equals(attribute)
                && DiffReport.isSet(each.after()));
    }

    /** The table that the object is, or hangs on. */
    private static Optional<ObjectId> tableOf(Step step) {
        for (ObjectId id = step.object(); id != null; id = id.parent()) {
            if (id.kind() == ObjectKind.TABLE) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private static Optional<Caution> caution(Risk risk, Step step, String message) {
        return Optional.of(new Caution(risk, step.number(), message));
    }
}
