package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Step;
import java.util.List;
import java.util.Optional;

/**
 * Adds a stored generated column to a table with rows. PostgreSQL makes a generated column of none that is there, so that there is no way
 * around writing the table anew; what can be done instead is said.
 */
final class StoredColumn implements Rewrite {

    private static final String STORED = "s";
    private static final int VIRTUAL = 18;

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.COLUMN || step.action() != ActionType.CREATE
                || !context.isPopulated(id.requireParent())
                || context.after(id, Column.class).filter(column -> column.generated().equals(STORED)).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(List.of(Draft.of(Phases.natural(step, context), Phases.inTransaction(step, context), id,
                step.title(), step.statements()).warning(
                        new Hazard("stored-column", Hazard.Severity.MEDIUM,
                                id + " is written into every row at once; without the lock: a plain column in the target and a trigger"
                                        + " BEFORE INSERT OR UPDATE that sets it, old rows by plumbline backfill, and its index comes"
                                        + " concurrently"
                                        + (context.major() >= VIRTUAL ? "; or a VIRTUAL column" : "")))));
    }
}
