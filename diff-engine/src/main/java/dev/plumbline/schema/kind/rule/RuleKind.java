package dev.plumbline.schema.kind.rule;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for rewrite rules: CREATE OR REPLACE keeps name, comment and enabled state. */
public final class RuleKind extends Kind<Rule> {

    private static final String CREATE = "CREATE RULE ";

    public RuleKind() {
        super(Rule.class, "rules.sql", ObjectKind.RULE);
    }

    @Override
    public @Nullable Rule read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId relation = row.carrierItself(addresses);
        return relation == null
                ? null
                : new Rule(relation.child(ObjectKind.RULE, row.text("name")), row.expression("definition"),
                        row.text("enabled"));
    }

    @Override
    public List<Statement> create(Rule rule, Planning planning) {
        return rule.enabled().equals("ENABLE")
                ? statements(rule.definition())
                : statements(rule.definition(), enable(rule));
    }

    @Override
    public List<Statement> drop(Rule rule, Planning planning) {
        return statements("DROP RULE " + Reference.name(rule.id()));
    }

    @Override
    public Alteration alter(Rule before, Rule after, Planning planning) {
        List<String> statements = new ArrayList<>();
        if (!before.definition().equals(after.definition())) {
            if (!after.definition().startsWith(CREATE)) {
                return Alteration.replace("PostgreSQL describes the rule in an unknown way");
            }
            statements.add("CREATE OR REPLACE RULE " + after.definition().substring(CREATE.length()));
        }
        if (!before.enabled().equals(after.enabled())) {
            statements.add(enable(after));
        }
        return Alteration.inPlace(statements.toArray(String[]::new));
    }

    private static String enable(Rule rule) {
        return "ALTER TABLE " + rule.id().requireParent().sql() + " " + rule.enabled() + " RULE "
                + Sql.identifier(rule.id().name());
    }
}
