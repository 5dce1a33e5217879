package dev.plumbline.schema.online;

import dev.plumbline.schema.diff.Change;
import dev.plumbline.schema.kind.fact.Owner;
import dev.plumbline.schema.kind.fact.Privilege;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.plan.Step;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Leaves a view under the old name of a table, through which code from before reads and writes until the contract phase. It belongs to the
 * table's owner and grants what the table grants.
 */
final class CompatibilityView {

    private static final Set<String> OF_ROWS = Set.of("SELECT", "INSERT", "UPDATE", "DELETE");

    private CompatibilityView() {}

    /** The parts that follow the rename of a table. */
    static List<Draft> parts(Step step, Change change, Catalog to) {
        ObjectId table = step.object();
        ObjectId view = new ObjectId(ObjectKind.VIEW, table.parent(),
                String.valueOf(change.attributes().getFirst().before()));
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE VIEW " + view.sql() + " AS SELECT * FROM " + table.sql()));
        to.find(table.child(ObjectKind.OWNER, ""), Owner.class)
                .ifPresent(owner -> statements
                        .add(Statement.of("ALTER VIEW " + view.sql() + " OWNER TO " + Sql.identifier(owner.role()))));
        to.children(table, Privilege.class).stream()
                .filter(privilege -> !Set.of(Privilege.OWNER, Privilege.AUTHOR).contains(privilege.grantee()))
                .forEach(privilege -> grant(privilege, view, statements));
        return List.of(
                Draft.of(Phase.CUTOVER, TransactionPolicy.SHARED, table,
                        "leave a view under the old name, " + view.displayName(), statements),
                Draft.of(Phase.CONTRACT, TransactionPolicy.OWN, table, "drop the view under the old name",
                        List.of(Statement.of("DROP VIEW IF EXISTS " + view.sql()).onlyWhen(Present.relation(view)))));
    }

    private static void grant(Privilege privilege, ObjectId view, List<Statement> statements) {
        List<String> granted = privilege.privileges().stream().map(name -> name.replace("*", ""))
                .filter(OF_ROWS::contains).toList();
        if (!granted.isEmpty()) {
            statements.add(Statement.of("GRANT " + String.join(", ", granted) + " ON " + view.sql() + " TO "
                    + (privilege.grantee().equals(Privilege.PUBLIC)
                            ? Privilege.PUBLIC
                            : Sql.identifier(privilege.grantee()))));
        }
    }
}
