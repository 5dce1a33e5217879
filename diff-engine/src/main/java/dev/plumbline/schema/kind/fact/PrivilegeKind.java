package dev.plumbline.schema.kind.fact;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.kind.aggregate.Aggregate;
import dev.plumbline.schema.kind.defaultprivilege.DefaultPrivileges;
import dev.plumbline.schema.kind.fact.Privilege.Part;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules for privileges: GRANT and REVOKE of exactly what differs. A new object starts with what the default privileges in force give it.
 * A REVOKE on a table takes the same privileges on its columns along, so that those of columns come after and are given back.
 */
public final class PrivilegeKind extends Kind<Privilege> {

    /** How many privileges on tables there are since PostgreSQL 17. */
    private static final int ALL_ON_TABLES = 8;

    public PrivilegeKind() {
        super(Privilege.class, "privileges.sql", ObjectKind.PRIVILEGE);
    }

    @Override
    public List<Feature<Privilege>> features() {
        return List.of(
                Feature.since(17, "MAINTAIN without all other privileges", PrivilegeKind::saysMaintain));
    }

    @Override
    public @Nullable Privilege read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId carrier = row.carrierItself(addresses);
        if (carrier == null) {
            return null;
        }
        String grantee = row.text("grantee");
        @Nullable
        String target = row.textOrNull("part");
        @Nullable
        Part part = target == null ? null : new Part(row.text("part_name"), target, row.textOrNull("part_column"));
        return new Privilege(Privilege.idFor(carrier, grantee, part), grantee, part,
                row.list("privileges"), row.list("ordinary_privileges"));
    }

    @Override
    public List<ObjectId> needs(Privilege privilege) {
        ObjectId carrier = privilege.id().requireParent();
        ObjectId owned = carrier.kind() == ObjectKind.COLUMN ? carrier.requireParent() : carrier;
        return Stream.concat(Stream.of(owned.child(ObjectKind.OWNER, "")),
                table(privilege).filter(table -> privilege.column().isPresent()).stream()).toList();
    }

    /** A column's privileges are given only after those of its table are taken away. */
    @Override
    public Set<String> slots(Privilege privilege) {
        return table(privilege).map(table -> Set.of(table.toString())).orElse(Set.of());
    }

    /** The privileges of the same grantee on the table, where the privileges are on a table or a column of one. */
    private static Optional<ObjectId> table(Privilege privilege) {
        ObjectId carrier = privilege.id().requireParent();
        @Nullable
        Part part = privilege.part();
        if (part == null) {
            return isRelation(carrier)
                    ? Optional.of(privilege.id())
                    : privilege.column().map(
                            column -> Privilege.idFor(carrier.requireParent(), privilege.grantee(), null));
        }
        return Optional.of(part).filter(member -> member.target().startsWith("TABLE "))
                .map(member -> Privilege.idFor(carrier, privilege.grantee(), member.table()));
    }

    @Override
    public List<Statement> create(Privilege privilege, Planning planning) {
        return change(privilege, DefaultPrivileges.initial(privilege, planning), privilege.privileges(), planning);
    }

    @Override
    public List<Statement> drop(Privilege privilege, Planning planning) {
        return change(privilege, privilege.privileges(), privilege.ordinary(), planning);
    }

    @Override
    public Alteration alter(Privilege before, Privilege after, Planning planning) {
        return Alteration.inPlace(change(after, before.privileges(), after.privileges(), planning));
    }

    /** What a REVOKE on the table takes from its columns is given back right there. */
    @Override
    public Alteration rebuild(Privilege before, Privilege after, Planning planning) {
        return alter(before, after, planning);
    }

    private static List<Statement> change(Privilege privilege, List<String> before, List<String> after,
            Planning planning) {
        GrantChange change = GrantChange.between(before, after);
        List<Statement> statements = new ArrayList<>();
        String on = " ON " + target(privilege, planning);
        String grantee = grantee(privilege, planning);
        revoke(statements, "", change.lost(), privilege, on + " FROM " + grantee);
        revoke(statements, "GRANT OPTION FOR ", change.lostOption(), privilege, on + " FROM " + grantee);
        if (table(privilege).filter(privilege.id()::equals).isPresent()) {
            repairColumns(statements, privilege, change, planning, grantee);
        }
        grant(statements, change.won(), privilege, on + " TO " + grantee);
        grant(statements, change.wonWithOption(), privilege, on + " TO " + grantee + " WITH GRANT OPTION");
        return statements;
    }

    private static void repairColumns(List<Statement> statements, Privilege privilege, GrantChange change,
            Planning planning, String grantee) {
        ObjectId carrier = privilege.id().requireParent();
        Stream.concat(planning.to().children(carrier).stream(),
                planning.to().children(carrier).stream()
                        .filter(child -> child.kind() == ObjectKind.COLUMN)
                        .map(column -> Privilege.idFor(column, privilege.grantee(), null)))
                .filter(id -> !planning.creates(id))
                .flatMap(id -> planning.to().find(id, Privilege.class).stream())
                .filter(other -> other.column().isPresent() && table(other).filter(privilege.id()::equals).isPresent())
                .forEach(column -> {
                    List<String> taken = column.privileges().stream().filter(change::takes).toList();
                    GrantChange back = GrantChange.between(List.of(), taken);
                    String clause = " ON " + target(column, planning) + " TO " + grantee;
                    grant(statements, back.won(), column, clause);
                    grant(statements, back.wonWithOption(), column, clause + " WITH GRANT OPTION");
                });
    }

    private static void revoke(List<Statement> statements, String option, List<String> privileges, Privilege privilege,
            String clause) {
        if (!privileges.isEmpty()) {
            statements.add(Statement.of("REVOKE " + option + list(privileges, privilege) + clause));
        }
    }

    private static void grant(List<Statement> statements, List<String> privileges, Privilege privilege,
            String clause) {
        if (!privileges.isEmpty()) {
            statements.add(Statement.of("GRANT " + list(privileges, privilege) + clause));
        }
    }

    private static String list(List<String> privileges, Privilege privilege) {
        String suffix = privilege.column().map(column -> " (" + Sql.identifier(column) + ")").orElse("");
        return privileges.stream().map(name -> name + suffix).collect(Collectors.joining(", "));
    }

    private static String target(Privilege privilege, Planning planning) {
        if (privilege.part() != null) {
            return privilege.part().target();
        }
        ObjectId carrier = privilege.id().requireParent();
        if (carrier.kind() == ObjectKind.AGGREGATE) {
            return "FUNCTION " + carrier.requireParent().sql() + "." + planning.from().find(carrier, Aggregate.class)
                    .or(() -> planning.to().find(carrier, Aggregate.class)).orElseThrow().signature();
        }
        ObjectId object = carrier.kind() == ObjectKind.COLUMN ? carrier.requireParent() : carrier;
        String keyword = switch (object.kind().keyword()) {
            case "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> "TABLE";
            case "AGGREGATE" -> "FUNCTION";
            case "SERVER" -> "FOREIGN SERVER";
            case String other -> other;
        };
        return keyword + " " + Reference.name(object);
    }

    private static boolean isRelation(ObjectId carrier) {
        return switch (carrier.kind().keyword()) {
            case "TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE" -> true;
            case String other -> false;
        };
    }

    private static String grantee(Privilege privilege, Planning planning) {
        ObjectId carrier = privilege.id().requireParent();
        ObjectId owned = carrier.kind() == ObjectKind.COLUMN ? carrier.requireParent() : carrier;
        return role(privilege.grantee(), owned, planning);
    }

    private static String role(String grantee, ObjectId owned, Planning planning) {
        return switch (grantee) {
            case Privilege.PUBLIC -> Privilege.PUBLIC;
            case Privilege.AUTHOR -> "CURRENT_USER";
            case Privilege.OWNER -> {
                ObjectId owner = owned.child(ObjectKind.OWNER, "");
                yield planning.to().find(owner, Owner.class).or(() -> planning.from().find(owner, Owner.class))
                        .map(found -> Sql.identifier(found.role())).orElse("CURRENT_USER");
            }
            case String named -> Sql.identifier(named);
        };
    }

    /** MAINTAIN that came with ALL is no wish of its own. */
    private static boolean saysMaintain(Privilege privilege) {
        boolean said = privilege.privileges().stream().anyMatch(name -> name.startsWith("MAINTAIN"));
        return said && !privilege.grantee().equals(Privilege.OWNER) && privilege.privileges().size() < ALL_ON_TABLES;
    }
}
