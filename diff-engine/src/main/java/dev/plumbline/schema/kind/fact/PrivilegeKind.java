package dev.plumbline.schema.kind.fact;

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
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules for privileges: GRANT and REVOKE of exactly what differs. */
public final class PrivilegeKind extends Kind<Privilege> {

    public PrivilegeKind() {
        super(Privilege.class, "privileges.sql", ObjectKind.PRIVILEGE);
    }

    @Override
    public @Nullable Privilege read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId carrier = row.carrierExact(addresses);
        return carrier == null || carrier.kind() == ObjectKind.EXTENSION
                ? null
                : new Privilege(carrier.child(ObjectKind.PRIVILEGE, row.text("grantee")), row.list("privileges"),
                        row.list("ordinary_privileges"));
    }

    @Override
    public List<Statement> create(Privilege privilege, Planning planning) {
        return change(privilege.id(), privilege.ordinary(), privilege.privileges(), planning);
    }

    @Override
    public List<Statement> drop(Privilege privilege, Planning planning) {
        return change(privilege.id(), privilege.privileges(), privilege.ordinary(), planning);
    }

    @Override
    public Alteration alter(Privilege before, Privilege after, Planning planning) {
        return Alteration.inPlace(change(after.id(), before.privileges(), after.privileges(), planning));
    }

    private static List<Statement> change(ObjectId id, List<String> before, List<String> after, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        ObjectId carrier = id.requireParent();
        String grantee = grantee(id, planning);
        List<String> lost = before.stream()
                .filter(privilege -> !after.contains(plain(privilege)) && !after.contains(plain(privilege) + "*"))
                .map(PrivilegeKind::plain).toList();
        List<String> lostOption = before.stream()
                .filter(privilege -> privilege.endsWith("*") && after.contains(plain(privilege)))
                .map(PrivilegeKind::plain).toList();
        List<String> won = after.stream()
                .filter(privilege -> !before.contains(privilege) && !before.contains(privilege + "*")).toList();
        revoke(statements, "", lost, carrier, grantee);
        revoke(statements, "GRANT OPTION FOR ", lostOption, carrier, grantee);
        grant(statements, won.stream().filter(privilege -> !privilege.endsWith("*")).toList(), carrier, grantee, "");
        grant(statements, won.stream().filter(privilege -> privilege.endsWith("*")).map(PrivilegeKind::plain).toList(),
                carrier, grantee,
                " WITH GRANT OPTION");
        return statements;
    }

    private static void revoke(List<Statement> statements, String option, List<String> privileges, ObjectId carrier,
            String grantee) {
        if (!privileges.isEmpty()) {
            statements.add(Statement.of(
                    "REVOKE " + option + list(privileges, carrier) + " ON " + target(carrier) + " FROM " + grantee));
        }
    }

    private static void grant(List<Statement> statements, List<String> privileges, ObjectId carrier, String grantee,
            String option) {
        if (!privileges.isEmpty()) {
            statements.add(Statement
                    .of("GRANT " + list(privileges, carrier) + " ON " + target(carrier) + " TO " + grantee + option));
        }
    }

    private static String plain(String privilege) {
        return privilege.endsWith("*") ? privilege.substring(0, privilege.length() - 1) : privilege;
    }

    private static String list(List<String> privileges, ObjectId carrier) {
        String suffix = carrier.kind() == ObjectKind.COLUMN ? " (" + Sql.identifier(carrier.name()) + ")" : "";
        return privileges.stream().map(privilege -> privilege + suffix).collect(Collectors.joining(", "));
    }

    private static String target(ObjectId carrier) {
        ObjectId object = carrier.kind() == ObjectKind.COLUMN ? carrier.requireParent() : carrier;
        String keyword = switch (object.kind().keyword()) {
            case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> "TABLE";
            case "SERVER" -> "FOREIGN SERVER";
            case String other -> other;
        };
        return keyword + " " + Reference.name(object);
    }

    private static String grantee(ObjectId id, Planning planning) {
        if (id.name().equals(Privilege.OWNER)) {
            ObjectId object = id.requireParent().kind() == ObjectKind.COLUMN
                    ? id.requireParent().requireParent()
                    : id.requireParent();
            ObjectId owner = object.child(ObjectKind.OWNER, "");
            return planning.to().find(owner, Owner.class).or(() -> planning.from().find(owner, Owner.class))
                    .map(found -> Sql.identifier(found.role())).orElse("CURRENT_USER");
        }
        return id.name().equals("PUBLIC") ? "PUBLIC" : Sql.identifier(id.name());
    }
}
