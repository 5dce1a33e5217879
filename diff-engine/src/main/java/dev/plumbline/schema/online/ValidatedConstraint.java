package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.constraint.Constraint;
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
 * Adds a foreign key or a check for new rows first, and looks at the old ones under a lock that lets others read and write. One that takes
 * the place of another does so while the former holds under another name.
 */
final class ValidatedConstraint implements Rewrite {

    private static final int NOT_VALID_ON_PARTITIONED = 18;

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.CONSTRAINT && id.kind() != ObjectKind.FOREIGN_KEY
                || !context.isPopulated(id.requireParent()) && !readsAnother(step, context)) {
            return Optional.empty();
        }
        return switch (step.action()) {
            case CREATE -> context.after(id, Constraint.class).filter(constraint -> applies(constraint, context))
                    .map(constraint -> add(constraint, step, context));
            case DROP -> context.after(id, Constraint.class)
                    .filter(constraint -> context.isReplacedAlone(id) && applies(constraint, context)
                            && context.before(id, Constraint.class).filter(before -> applies(before, context))
                                    .isPresent())
                    .map(constraint -> List.of(aside(constraint, step)));
            case ALTER -> context.after(id, Constraint.class).flatMap(constraint -> validate(constraint, step));
        };
    }

    /** Whether a foreign key of a new table makes PostgreSQL look through the large one that it refers to. */
    private static boolean readsAnother(Step step, RewriteContext context) {
        return step.action() == ActionType.CREATE && step.object().kind() == ObjectKind.FOREIGN_KEY
                && context.to().dependencies().of(step.object()).stream()
                        .filter(other -> other.kind() == ObjectKind.COLUMN).map(ObjectId::requireParent).distinct()
                        .filter(context::isPopulated)
                        .anyMatch(other -> context.isTooLong(step.statements().getFirst(), step.object(), other));
    }

    private static boolean applies(Constraint constraint, RewriteContext context) {
        return constraint.validated() && switch (constraint.type()) {
            case 'f' -> !constraint.onPartitioned() || context.major() >= NOT_VALID_ON_PARTITIONED;
            case 'c' -> true;
            default -> false;
        };
    }

    private static List<Draft> add(Constraint constraint, Step step, RewriteContext context) {
        ObjectId table = constraint.id().requireParent();
        String name = constraint.id().name();
        boolean replaced = context.isReplaced(constraint.id());
        boolean alone = context.isReplacedAlone(constraint.id())
                && context.before(constraint.id(), Constraint.class).filter(before -> applies(before, context))
                        .isPresent();
        String alter = "ALTER TABLE " + table.sql();
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(replaced && !alone ? Phase.CUTOVER : Phase.EXPAND,
                replaced && !alone ? TransactionPolicy.SHARED : TransactionPolicy.OWN, constraint.id(),
                "add " + constraint.id() + " for new rows",
                List.of(Statement.of(alter + " ADD " + constraint.declaration() + " NOT VALID")
                        .onlyWhen(Present.not(Present.constraint(table, name))))));
        drafts.add(Draft.own(replaced && !alone ? Phase.CUTOVER : Phase.EXPAND, step,
                "validate " + constraint.id() + " for existing rows",
                alter + " VALIDATE CONSTRAINT " + Sql.identifier(name))
                .verifiedBy(Queries.validConstraint(table, name)));
        List<Statement> rest = step.statements().subList(1, step.statements().size());
        if (!rest.isEmpty()) {
            drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(), step.title() + ": attributes",
                    rest));
        }
        if (alone) {
            drafts.add(Draft.own(Phase.EXPAND, step, "drop the former " + constraint.id(),
                    alter + " DROP CONSTRAINT IF EXISTS "
                            + Sql.identifier(RewriteContext.temporary(name, ConcurrentIndex.OLD))));
        }
        return drafts;
    }

    /** The former constraint holds under another name until its successor does. */
    static Draft aside(Constraint constraint, Step step) {
        ObjectId table = constraint.id().requireParent();
        String name = constraint.id().name();
        String aside = RewriteContext.temporary(name, ConcurrentIndex.OLD);
        return Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(),
                "move the former " + constraint.id() + " aside",
                List.of(Statement.of("ALTER TABLE " + table.sql() + " RENAME CONSTRAINT " + Sql.identifier(name)
                        + " TO " + Sql.identifier(aside))
                        .onlyWhen(Present.constraintOtherThan(table, name, constraint.definition()) + " AND "
                                + Present.not(Present.constraint(table, aside)))));
    }

    /** A validation of its own keeps its weak lock only in a transaction of its own. */
    private static Optional<List<Draft>> validate(Constraint constraint, Step step) {
        String validation = "ALTER TABLE " + constraint.id().requireParent().sql() + " VALIDATE CONSTRAINT "
                + Sql.identifier(constraint.id().name());
        List<Draft> drafts = step.statements().stream().map(statement -> Draft.own(Phase.EXPAND, step, step.title(),
                statement.sql())).toList();
        return step.statements().stream().anyMatch(statement -> statement.sql().equals(validation))
                ? Optional.of(drafts)
                : Optional.empty();
    }
}
