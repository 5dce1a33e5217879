package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Step;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Where in a migration a step belongs if nothing else decides, and how it stands to transactions. */
final class Phases {

    /** What applications call by name: a new definition is a switch. */
    private static final Set<ObjectKind> CALLED = EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.FUNCTION, ObjectKind.PROCEDURE, ObjectKind.AGGREGATE, ObjectKind.TRIGGER, ObjectKind.RULE,
            ObjectKind.POLICY, ObjectKind.OPERATOR, ObjectKind.CAST, ObjectKind.EVENT_TRIGGER);

    private Phases() {}

    static Phase natural(Step step, RewriteContext context) {
        ObjectId id = step.object();
        return switch (step.action()) {
            case CREATE -> context.isReplaced(id) || context.isReplaced(carrier(id)) ? Phase.CUTOVER : Phase.EXPAND;
            case DROP -> context.successorOf(step).isPresent() ? Phase.CUTOVER : Phase.CONTRACT;
            case ALTER -> switches(step, context) ? Phase.CUTOVER : Phase.EXPAND;
        };
    }

    /** The object that a fact is about: a comment of a replaced view comes with the view. */
    private static ObjectId carrier(ObjectId id) {
        return id.parent() == null ? id : Objects.requireNonNull(id.parent());
    }

    private static boolean switches(Step step, RewriteContext context) {
        ObjectId id = step.object();
        Optional<Column> before = context.before(id, Column.class);
        Optional<Column> after = context.after(id, Column.class);
        boolean retyped = before.isPresent() && after.isPresent()
                && !before.get().nameAndType().equals(after.get().nameAndType());
        return CALLED.contains(id.kind()) || retyped || RewriteContext.replacesType(step);
    }

    /** The policy of statements that a transaction may hold: what locks a relation in use lets go of it at once. */
    static TransactionPolicy inTransaction(Step step, RewriteContext context) {
        return context.options().mode() == PlanMode.ONLINE && natural(step, context) != Phase.CUTOVER
                && inRelationInUse(step.object(), context)
                        ? TransactionPolicy.OWN
                        : TransactionPolicy.SHARED;
    }

    private static boolean inRelationInUse(ObjectId id, RewriteContext context) {
        for (ObjectId current = id; current != null; current = current.parent()) {
            if (context.from().contains(current) && (current.kind() == ObjectKind.TABLE
                    || current.kind() == ObjectKind.MATERIALIZED_VIEW || current.kind() == ObjectKind.FOREIGN_TABLE)) {
                return true;
            }
        }
        return false;
    }

}
