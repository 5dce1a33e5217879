package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Changes the types of columns of a large table without writing it anew under an exclusive lock: one column, or several that
 * {@link ColumnGroups} has put into one step.
 */
final class ColumnSwap implements Rewrite {

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        Map<ObjectId, Statement> large = large(step, context);
        return !large.isEmpty() && large.keySet().stream()
                .allMatch(id -> SwappedColumns.isPossible(id, large.keySet(), step.object(), context))
                        ? Optional.of(parts(large, step, context))
                        : Optional.empty();
    }

    /** The columns to which a step gives another type for longer than others may wait, each with the statement that does it. */
    static Map<ObjectId, Statement> large(Step step, RewriteContext context) {
        ObjectId id = step.object();
        Map<ObjectId, Statement> large = new TreeMap<>();
        if (id.kind() != ObjectKind.COLUMN || step.action() != ActionType.ALTER
                || !context.isPopulated(id.requireParent())) {
            return large;
        }
        for (Column column : context.from().children(id.requireParent(), Column.class)) {
            step.statements().stream()
                    .filter(statement -> statement.sql().startsWith(SwappedColumns.retyping(column.id()))
                            && statement.sql().contains(" USING "))
                    .findFirst()
                    .filter(retyping -> context.isTooLong(retyping, column.id(), id.requireParent()))
                    .ifPresent(retyping -> large.put(column.id(), retyping));
        }
        return large;
    }

    private static List<Draft> parts(Map<ObjectId, Statement> large, Step step, RewriteContext context) {
        SwappedColumns columns = new SwappedColumns(large.entrySet().stream().collect(Collectors.toMap(
                Map.Entry::getKey,
                entry -> SwappedColumns.Conversion.of(
                        context.after(entry.getKey(), Column.class).orElseThrow().type(), entry.getValue().sql()),
                (one, other) -> one, TreeMap::new)), step, context);
        List<Draft> drafts = new ArrayList<>(columns.prepare(
                Present.not(Witness.of(step.object(), context.from(), context.to()).orElseThrow())));
        drafts.addAll(columns.swap());
        drafts.addAll(columns.validate());
        drafts.addAll(columns.clear());
        return drafts;
    }
}
