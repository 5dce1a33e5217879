package dev.plumbline.schema.kind.policy;

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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for row security policies. */
public final class PolicyKind extends Kind<Policy> {

    public PolicyKind() {
        super(Policy.class, "policies.sql", ObjectKind.POLICY);
    }

    @Override
    public @Nullable Policy read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId table = row.carrier(addresses);
        return table == null || table.kind() != ObjectKind.TABLE
                ? null
                : new Policy(table.child(ObjectKind.POLICY, row.text("name")), row.flag("permissive"),
                        row.text("command"), row.list("roles"),
                        row.expressionOrNull("using_expression"), row.expressionOrNull("check_expression"));
    }

    @Override
    public List<Statement> create(Policy policy, Planning planning) {
        return statements("CREATE POLICY " + Reference.name(policy.id())
                + (policy.permissive() ? "" : " AS RESTRICTIVE") + " FOR "
                + policy.command() + " TO " + String.join(", ", policy.roles()) + expressions(policy));
    }

    @Override
    public List<Statement> drop(Policy policy, Planning planning) {
        return statements("DROP POLICY " + Reference.name(policy.id()));
    }

    @Override
    public Alteration alter(Policy before, Policy after, Planning planning) {
        boolean losesExpression = before.using() != null && after.using() == null
                || before.check() != null && after.check() == null;
        if (before.permissive() != after.permissive() || !before.command().equals(after.command()) || losesExpression) {
            return Alteration.replace("ALTER POLICY cannot change the command or take an expression away");
        }
        return Alteration
                .inPlace("ALTER POLICY " + Reference.name(after.id()) + " TO " + String.join(", ", after.roles())
                        + expressions(after));
    }

    private static String expressions(Policy policy) {
        return (policy.using() == null ? "" : " USING (" + policy.using() + ")")
                + (policy.check() == null ? "" : " WITH CHECK (" + policy.check() + ")");
    }
}
