package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a column NOT NULL without reading the table under an exclusive lock: a check for new rows, its validation, and then NOT NULL, which
 * the check proves; from PostgreSQL 18 on the constraint itself, for new rows first. A new column without a default is nullable until its
 * rows have values.
 */
final class NotNullThroughCheck implements Rewrite {

    private static final String CHECK = "__not_null";
    private static final int NOT_VALID = 18;

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.COLUMN || !context.isPopulated(id.requireParent())
                || id.requireParent().kind() != ObjectKind.TABLE) {
            return Optional.empty();
        }
        Optional<Column> after = context.after(id, Column.class).filter(Column::notNull);
        return switch (step.action()) {
            case CREATE -> after.filter(column -> failsOnRows(column, context))
                    .map(column -> addNullable(column, step, context));
            case ALTER -> after.flatMap(column -> alter(column, step, context));
            case DROP -> Optional.empty();
        };
    }

    private static boolean failsOnRows(Column column, RewriteContext context) {
        return column.generated().isEmpty() && column.identity().isEmpty() && !column.inherited()
                && context.to().children(column.id()).stream().noneMatch(part -> part.kind() == ObjectKind.DEFAULT);
    }

    private static List<Draft> addNullable(Column column, Step step, RewriteContext context) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("ALTER TABLE " + column.id().requireParent().sql() + " ADD COLUMN IF NOT EXISTS "
                + column.nullable().declaration(null)));
        statements.addAll(step.statements().subList(1, step.statements().size()));
        List<Draft> drafts = new ArrayList<>();
        drafts.add(
                Draft.of(Phase.EXPAND, TransactionPolicy.OWN, column.id(), "add " + column.id() + ", nullable at first",
                        statements));
        drafts.addAll(proof(column, step, context));
        Draft first = drafts.get(1);
        drafts.set(1, first.checkedBy(Queries.noNulls(column.id())).warning(new Hazard("not-null-without-default",
                Hazard.Severity.HIGH, column.id() + " has neither a default nor values for the rows that are there;"
                        + " fill it before this step, or say in the target what the old rows get")));
        return drafts;
    }

    private static Optional<List<Draft>> alter(Column column, Step step, RewriteContext context) {
        int place = step.statements().indexOf(ColumnKind.demandNotNull(column));
        if (place < 0 || !column.notNullConstraint().validated() || isProven(column.id(), context)) {
            return Optional.empty();
        }
        List<Draft> drafts = new ArrayList<>();
        if (place > 0) {
            drafts.add(Draft.of(Phases.natural(step, context), Phases.inTransaction(step, context), step.object(),
                    step.title(), step.statements().subList(0, place)));
        }
        drafts.addAll(proof(column, step, context));
        if (place < step.statements().size() - 1) {
            drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(), step.title() + ": attributes",
                    step.statements().subList(place + 1, step.statements().size())));
        }
        return Optional.of(drafts);
    }

    /** Whether a valid check says already that no row has NULL there. */
    private static boolean isProven(ObjectId column, RewriteContext context) {
        String proof = "CHECK ((" + Sql.identifier(column.name()) + " IS NOT NULL))";
        String plain = "CHECK ((" + column.name() + " IS NOT NULL))";
        return context.from().children(column.requireParent(), Constraint.class).stream()
                .anyMatch(check -> check.validated()
                        && (check.definition().equals(proof) || check.definition().equals(plain)));
    }

    /** A column that becomes NOT NULL. */
    static List<Draft> proof(Column column, Step step, RewriteContext context) {
        if (context.major() < NOT_VALID) {
            return throughCheck(column.id(), step);
        }
        String name = column.notNullName() == null
                ? ordinaryName(column.id().requireParent(), column.id().name())
                : column.notNullName();
        return notValidFirst(column.id(), name, column.notNullConstraint().noInherit(), step);
    }

    /** A column that stands in for another for a while, and becomes NOT NULL under the name that PostgreSQL would choose. */
    static List<Draft> proof(ObjectId column, Step step, RewriteContext context) {
        return context.major() < NOT_VALID
                ? throughCheck(column, step)
                : notValidFirst(column, ordinaryName(column.requireParent(), column.name()), false, step);
    }

    /** As PostgreSQL 18 names the constraint behind NOT NULL where nobody does; a longer name it would cut. */
    static String ordinaryName(ObjectId table, String column) {
        return table.name() + "_" + column + "_not_null";
    }

    private static List<Draft> notValidFirst(ObjectId column, String name, boolean noInherit, Step step) {
        return newRowsFirst(column, name,
                "NOT NULL " + Sql.identifier(column.name()) + (noInherit ? " NO INHERIT" : ""), step);
    }

    /** The four statements; the last two share a transaction, but not an ALTER TABLE, which would read the table again. */
    private static List<Draft> throughCheck(ObjectId column, Step step) {
        String alter = "ALTER TABLE " + column.requireParent().sql();
        String name = RewriteContext.temporary(column.name(), CHECK);
        String quoted = Sql.identifier(column.name());
        List<Draft> drafts = new ArrayList<>(
                newRowsFirst(column, name, "CHECK (" + quoted + " IS NOT NULL)", step));
        drafts.add(Draft.own(Phase.EXPAND, step, "set " + column.displayName() + " not null",
                alter + " ALTER COLUMN " + quoted + " SET NOT NULL",
                alter + " DROP CONSTRAINT IF EXISTS " + Sql.identifier(name)));
        return drafts;
    }

    /** A constraint against NULL that looks at the rows that are there only when others may go on. */
    private static List<Draft> newRowsFirst(ObjectId column, String name, String constraint, Step step) {
        ObjectId table = column.requireParent();
        String alter = "ALTER TABLE " + table.sql();
        Draft add = Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(),
                "refuse NULL in new rows of " + column.displayName(),
                List.of(Statement
                        .of(alter + " ADD CONSTRAINT " + Sql.identifier(name) + " " + constraint + " NOT VALID")
                        .onlyWhen(Present.nullable(column) + " AND "
                                + Present.not(Present.constraint(table, name)))));
        Draft validate = Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(),
                "look for NULL in existing rows of " + column.displayName(),
                List.of(Statement.of(alter + " VALIDATE CONSTRAINT " + Sql.identifier(name))
                        .onlyWhen(Present.constraint(table, name))));
        return List.of(add.checkedBy(Queries.noNulls(column)), validate);
    }
}
