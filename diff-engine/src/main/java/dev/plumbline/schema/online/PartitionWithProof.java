package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.ActionType;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Attaches a table with rows as a partition without reading it, or the default partition, under an exclusive lock: checks that were
 * validated before prove what PostgreSQL would look for.
 */
final class PartitionWithProof implements Rewrite {

    private static final String CHECK = "__bounds";

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        if (step.object().kind() != ObjectKind.PARTITION || step.action() != ActionType.CREATE
                || context.isReplaced(step.object())) {
            return Optional.empty();
        }
        return context.after(step.object(), Inheritance.class)
                .filter(place -> place.condition() != null && !place.condition().contains("satisfies_hash_partition"))
                .map(place -> parts(place, String.valueOf(place.condition()), step, context))
                .filter(parts -> parts.size() > 1);
    }

    private static List<Draft> parts(Inheritance place, String condition, Step step, RewriteContext context) {
        ObjectId child = place.id().requireParent();
        List<Draft> drafts = new ArrayList<>();
        List<ObjectId> proven = new ArrayList<>();
        if (context.isPopulated(child)) {
            drafts.addAll(proof(child, "(" + condition + ")", step, place));
            proven.add(child);
        }
        defaultOf(place, context).ifPresent(other -> {
            drafts.addAll(proof(other, "(NOT (" + condition + "))", step, place));
            proven.add(other);
        });
        Draft attach = Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(), step.title(), step.statements());
        drafts.add(attach.withProof());
        if (!proven.isEmpty()) {
            drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(), "drop what proved the bounds",
                    proven.stream().map(table -> Statement.of("ALTER TABLE " + table.sql()
                            + " DROP CONSTRAINT IF EXISTS " + Sql.identifier(name(child)))).toList()));
        }
        return drafts;
    }

    /** The default partition that the new one would be checked against, where it is there already. */
    private static Optional<ObjectId> defaultOf(Inheritance place, RewriteContext context) {
        return context.from().objects().values().stream().filter(Inheritance.class::isInstance)
                .map(Inheritance.class::cast)
                .filter(other -> other.parentTable().equals(place.parentTable()) && "DEFAULT".equals(other.bound()))
                .map(other -> other.id().requireParent())
                .filter(other -> context.isPopulated(other) && !context.isPartitioned(other)
                        && context.to().contains(other.child(ObjectKind.PARTITION, place.id().name())))
                .findFirst();
    }

    private static List<Draft> proof(ObjectId table, String condition, Step step, Inheritance place) {
        String name = name(place.id().requireParent());
        String alter = "ALTER TABLE " + table.sql();
        String attached = Present.below(place.id().requireParent(), place.parentTable());
        Draft add = Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(),
                "let " + table.displayName() + " take only rows that fit the bounds",
                List.of(Statement.of(alter + " ADD CONSTRAINT " + Sql.identifier(name) + " CHECK " + condition
                        + " NOT VALID").onlyWhen(Present.not(attached) + " AND "
                                + Present.not(Present.constraint(table, name)))));
        Draft validate = Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(),
                "look at the rows of " + table.displayName() + " that are there",
                List.of(Statement.of(alter + " VALIDATE CONSTRAINT " + Sql.identifier(name))
                        .onlyWhen(Present.constraint(table, name))));
        return List.of(add.checkedBy(Queries.noViolations(table, condition)), validate);
    }

    private static String name(ObjectId child) {
        return RewriteContext.temporary(child.name(), CHECK);
    }
}
