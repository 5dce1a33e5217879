package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes the type of a column of a large table without writing it anew under an exclusive lock. */
final class ColumnSwap implements Rewrite {

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.COLUMN || step.action() != ActionType.ALTER
                || !context.isPopulated(id.requireParent())) {
            return Optional.empty();
        }
        String alter = SwappedColumn.retyping(id);
        Optional<Statement> retyping = step.statements().stream()
                .filter(statement -> statement.sql().startsWith(alter) && statement.sql().contains(" USING "))
                .findFirst();
        return retyping.isPresent() && context.isTooLong(retyping.get(), id, id.requireParent())
                && SwappedColumn.isPossible(id, Set.of(), context)
                        ? Optional.of(parts(id, retyping.get().sql(), step, context))
                        : Optional.empty();
    }

    private static List<Draft> parts(ObjectId id, String retyping, Step step, RewriteContext context) {
        String type = context.after(id, Column.class).orElseThrow().type();
        SwappedColumn column = new SwappedColumn(id, SwappedColumn.Conversion.of(type, retyping), step, context);
        List<Draft> drafts = new ArrayList<>(
                column.prepare(Present.not(Witness.of(id, context.from(), context.to()).orElseThrow())));
        drafts.add(column.swap());
        drafts.addAll(column.validate());
        drafts.add(column.clear());
        return drafts;
    }
}
