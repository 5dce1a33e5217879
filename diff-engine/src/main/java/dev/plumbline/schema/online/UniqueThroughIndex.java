package dev.plumbline.schema.online;

import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a primary key or unique constraint of a table in use from a unique index that was built concurrently. */
final class UniqueThroughIndex implements Rewrite {

    /** As {@code pg_get_constraintdef} writes it; nothing else matches, such as WITHOUT OVERLAPS. */
    private static final Pattern KEY = Pattern
            .compile("(PRIMARY KEY|UNIQUE)( NULLS NOT DISTINCT)? " + Columns.LIST
                    + "( INCLUDE \\((?:[^()\"]|\"(?:[^\"]|\"\")*\")*\\))?(( DEFERRABLE)?( INITIALLY DEFERRED)?)");

    @Override
    public Optional<List<Draft>> rewrite(Step step, RewriteContext context) {
        ObjectId id = step.object();
        if (id.kind() != ObjectKind.CONSTRAINT || !context.isPopulated(id.requireParent())
                || context.isPartitioned(id.requireParent())
                || context.isReplaced(id)
                        && !(context.isReplacedForItself(id) && isKey(context.before(id, Constraint.class)))) {
            return Optional.empty();
        }
        Optional<Constraint> key = context.after(id, Constraint.class);
        return switch (step.action()) {
            case CREATE -> isKey(key) ? Optional.of(parts(key.orElseThrow(), step, context)) : Optional.empty();
            case DROP -> isKey(key) ? Optional.of(former(key.orElseThrow(), step)) : Optional.empty();
            case ALTER -> Optional.empty();
        };
    }

    private static boolean isKey(Optional<Constraint> constraint) {
        return constraint.filter(key -> (key.type() == 'p' || key.type() == 'u')
                && KEY.matcher(key.definition()).matches() && !key.definition().contains(" WITHOUT OVERLAPS"))
                .isPresent();
    }

    /** What the rows must hold to before a key; empty where it is none of plain columns. */
    static Optional<Check> noDuplicates(Constraint constraint) {
        Matcher key = KEY.matcher(constraint.definition());
        return isKey(Optional.of(constraint)) && key.matches()
                ? Optional.of(Queries.noDuplicates(constraint.id().requireParent(), key.group(3),
                        key.group(2) == null, "true"))
                : Optional.empty();
    }

    private static List<Draft> parts(Constraint constraint, Step step, RewriteContext context) {
        Matcher key = KEY.matcher(constraint.definition());
        if (!key.matches()) {
            throw new IllegalArgumentException(constraint.definition());
        }
        ObjectId table = constraint.id().requireParent();
        String name = constraint.id().name();
        boolean replaced = context.isReplaced(constraint.id());
        // Under the constraint's own name, so that a second run finds it.
        String quoted = ConcurrentIndex.quoted(constraint.id(), "");
        String definition = "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS " + Sql.identifier(name) + " ON "
                + table.sql() + " (" + key.group(3) + ")" + orEmpty(key.group(4)) + orEmpty(key.group(2))
                + (constraint.indexOptions().isEmpty()
                        ? ""
                        : " WITH (" + String.join(", ", constraint.indexOptions()) + ")")
                + (constraint.indexTablespace() == null
                        ? ""
                        : " TABLESPACE " + Sql.identifier(constraint.indexTablespace()));
        List<Draft> drafts = new ArrayList<>();
        drafts.add(Draft.of(Phase.EXPAND, TransactionPolicy.OWN, step.object(),
                "clear what an interrupted build of " + name + " left",
                List.of(Statement.of("DROP INDEX " + quoted).onlyWhen(Present.invalidIndex(quoted)))).beforeSwitch());
        drafts.add(Draft.alone(Phase.EXPAND, step, "build the unique index of " + constraint.id() + " concurrently",
                definition).checkedBy(noDuplicates(constraint).orElseThrow())
                .verifiedBy(Queries.validIndex(quoted)).beforeSwitch());
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("ALTER TABLE " + table.sql() + " ADD CONSTRAINT " + Sql.identifier(name) + " "
                + key.group(1) + " USING INDEX " + Sql.identifier(name) + orEmpty(key.group(5)))
                .onlyWhen(Present.not(Present.constraint(table, name))));
        // The index was made with its options; what is left are the statistics, the cluster mark and the replica identity.
        step.statements().stream().skip(1)
                .filter(statement -> constraint.indexOptions().isEmpty()
                        || !statement.sql().matches("(?s)ALTER INDEX .* SET \\(.*"))
                .filter(statement -> !statement.sql().contains(" SET TABLESPACE ")).forEach(statements::add);
        drafts.add(Draft.of(replaced ? Phase.CUTOVER : Phase.EXPAND,
                replaced ? TransactionPolicy.SHARED : TransactionPolicy.OWN, step.object(),
                "make " + constraint.id() + " of the index", statements).withProof());
        return drafts;
    }

    /** The former key serves under another name until the new one is built. */
    private static List<Draft> former(Constraint after, Step step) {
        ObjectId table = after.id().requireParent();
        String name = after.id().name();
        String aside = RewriteContext.temporary(name, ConcurrentIndex.OLD);
        return List.of(ValidatedConstraint.aside(after, step),
                Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, step.object(),
                        "drop the former " + after.id(), List.of(Statement.of("ALTER TABLE " + table.sql()
                                + " DROP CONSTRAINT IF EXISTS " + Sql.identifier(aside)))));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
