package dev.plumbline.schema.kind.defaultprivilege;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.fact.GrantChange;
import dev.plumbline.schema.kind.fact.Privilege;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rules for default privileges. They change after everything is created, so that those of the FROM side are in force until then. */
public final class DefaultPrivilegeKind extends Kind<DefaultPrivilege> {

    public DefaultPrivilegeKind() {
        super(DefaultPrivilege.class, "default-privileges.sql", ObjectKind.DEFAULT_PRIVILEGE);
    }

    @Override
    public DefaultPrivilege read(Row row, Addresses addresses) throws SQLException {
        String role = row.text("role");
        String objects = row.text("objects");
        String grantee = row.text("grantee");
        return new DefaultPrivilege(DefaultPrivilege.idFor(row.textOrNull("schema_name"), role, objects, grantee), role,
                objects, grantee, row.list("privileges"), row.list("unset_privileges"),
                row.list("ordinary_privileges"));
    }

    @Override
    public List<Statement> create(DefaultPrivilege privilege, Planning planning) {
        return change(privilege, privilege.unset(), privilege.privileges());
    }

    @Override
    public List<Statement> drop(DefaultPrivilege privilege, Planning planning) {
        return change(privilege, privilege.privileges(), privilege.unset());
    }

    @Override
    public Alteration alter(DefaultPrivilege before, DefaultPrivilege after, Planning planning) {
        return Alteration.inPlace(change(after, before.privileges(), after.privileges()));
    }

    private static List<Statement> change(DefaultPrivilege privilege, List<String> before, List<String> after) {
        GrantChange change = GrantChange.between(before, after);
        String alter = "ALTER DEFAULT PRIVILEGES"
                + (privilege.role().equals(Privilege.AUTHOR) ? "" : " FOR ROLE " + Sql.identifier(privilege.role()))
                + privilege.schema().map(schema -> " IN SCHEMA " + Sql.identifier(schema)).orElse("");
        String on = " ON " + privilege.objects();
        String grantee = grantee(privilege);
        List<Statement> statements = new ArrayList<>();
        add(statements, alter + " REVOKE ", change.lost(), on + " FROM " + grantee);
        add(statements, alter + " REVOKE GRANT OPTION FOR ", change.lostOption(), on + " FROM " + grantee);
        add(statements, alter + " GRANT ", change.won(), on + " TO " + grantee);
        add(statements, alter + " GRANT ", change.wonWithOption(), on + " TO " + grantee + " WITH GRANT OPTION");
        return statements;
    }

    private static void add(List<Statement> statements, String start, List<String> privileges, String end) {
        if (!privileges.isEmpty()) {
            statements.add(Statement.of(start + String.join(", ", privileges) + end));
        }
    }

    private static String grantee(DefaultPrivilege privilege) {
        return switch (privilege.grantee()) {
            case Privilege.PUBLIC -> Privilege.PUBLIC;
            case Privilege.AUTHOR -> "CURRENT_USER";
            case Privilege.OWNER ->
                privilege.role().equals(Privilege.AUTHOR) ? "CURRENT_USER" : Sql.identifier(privilege.role());
            case String named -> Sql.identifier(named);
        };
    }
}
