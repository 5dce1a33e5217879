package dev.plumbline.schema.kind.operator;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rules for operators. Commutators and negators name each other and need no order: PostgreSQL makes a shell of the one that is not there
 * yet, keeps both sides of the link when one is created, and clears it when one is dropped.
 */
public final class OperatorKind extends Kind<Operator> {

    public OperatorKind() {
        super(Operator.class, "operators.sql", ObjectKind.OPERATOR);
    }

    @Override
    public Operator read(Row row, Addresses addresses) throws SQLException {
        return new Operator(row.inSchema(ObjectKind.OPERATOR), row.textOrNull("left_type"),
                row.textOrNull("right_type"), row.textOrNull("function"), other(row, "commutator"),
                other(row, "negator"), row.textOrNull("restrict_function"), row.textOrNull("join_function"),
                row.flag("hashes"), row.flag("merges"));
    }

    private static @Nullable ObjectId other(Row row, String column) throws SQLException {
        @Nullable
        String name = row.textOrNull(column);
        return name == null ? null : ObjectId.inSchema(ObjectKind.OPERATOR, row.text(column + "_schema"), name);
    }

    @Override
    public List<Statement> create(Operator operator, Planning planning) {
        if (operator.function() == null) {
            return List.of();
        }
        List<String> options = new ArrayList<>();
        options.add("FUNCTION = " + operator.function());
        option(options, "LEFTARG = ", operator.leftType());
        option(options, "RIGHTARG = ", operator.rightType());
        option(options, "COMMUTATOR = ", reference(operator.commutator()));
        option(options, "NEGATOR = ", reference(operator.negator()));
        option(options, "RESTRICT = ", operator.restrict());
        option(options, "JOIN = ", operator.join());
        option(options, "", operator.hashes() ? "HASHES" : null);
        option(options, "", operator.merges() ? "MERGES" : null);
        return statements("CREATE OPERATOR " + Operator.name(operator.id()) + " (" + String.join(", ", options) + ")");
    }

    @Override
    public List<Statement> drop(Operator operator, Planning planning) {
        return statements("DROP " + Reference.of(operator.id()));
    }

    @Override
    public Alteration alter(Operator before, Operator after, Planning planning) {
        if (before.function() == null) {
            return Alteration.inPlace(create(after, planning));
        }
        if (after.function() == null) {
            return new Alteration.Impossible("PostgreSQL has no statement that turns an operator back into a shell");
        }
        boolean canAdd = planning.from().version().isAtLeast(17);
        boolean commutatorByItself = byItself(before.commutator(), after.commutator(), after.id(), planning);
        boolean negatorByItself = byItself(before.negator(), after.negator(), after.id(), planning);
        boolean settable = Objects.equals(before.function(), after.function())
                && (commutatorByItself || before.commutator() == null && canAdd)
                && (negatorByItself || before.negator() == null && canAdd)
                && (before.hashes() == after.hashes() || after.hashes() && canAdd)
                && (before.merges() == after.merges() || after.merges() && canAdd);
        if (!settable) {
            return Alteration.replace("ALTER OPERATOR sets estimators only, and adds from PostgreSQL 17 on");
        }
        List<String> options = new ArrayList<>();
        if (!Objects.equals(before.restrict(), after.restrict())) {
            options.add("RESTRICT = " + Objects.requireNonNullElse(after.restrict(), "NONE"));
        }
        if (!Objects.equals(before.join(), after.join())) {
            options.add("JOIN = " + Objects.requireNonNullElse(after.join(), "NONE"));
        }
        option(options, "COMMUTATOR = ", commutatorByItself ? null : reference(after.commutator()));
        option(options, "NEGATOR = ", negatorByItself ? null : reference(after.negator()));
        option(options, "", before.hashes() == after.hashes() ? null : "HASHES");
        option(options, "", before.merges() == after.merges() ? null : "MERGES");
        return options.isEmpty()
                ? Alteration.inPlace()
                : Alteration.inPlace(
                        "ALTER " + Reference.of(after.id()) + " SET (" + String.join(", ", options) + ")");
    }

    /** Whether a link needs no statement here: the other operator brings it when it comes, or takes it when it goes. */
    private static boolean byItself(@Nullable ObjectId before, @Nullable ObjectId after, ObjectId operator,
            Planning planning) {
        if (Objects.equals(before, after)) {
            return true;
        }
        boolean oldGoes = before == null || planning.drops(before);
        boolean newComes = after == null || planning.creates(after) && planning.to().find(after, Operator.class)
                .filter(other -> operator.equals(other.commutator()) || operator.equals(other.negator())).isPresent();
        return oldGoes && newComes;
    }

    private static @Nullable String reference(@Nullable ObjectId operator) {
        return operator == null ? null : Operator.reference(operator);
    }

    private static void option(List<String> options, String prefix, @Nullable String value) {
        if (value != null) {
            options.add(prefix + value);
        }
    }
}
