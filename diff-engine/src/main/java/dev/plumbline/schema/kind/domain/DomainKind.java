package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Features;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.TypeReplacement;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for domains. */
public final class DomainKind extends Kind<Domain> {

    public DomainKind() {
        super(Domain.class, "domains.sql", ObjectKind.DOMAIN);
    }

    @Override
    public List<Feature<Domain>> features() {
        return List.of(
                Feature.since(14, "a multirange type", domain -> Features.multirange(domain.baseType())));
    }

    @Override
    public Domain read(Row row, Addresses addresses) throws SQLException {
        return new Domain(row.inSchema(ObjectKind.DOMAIN), row.text("base_type"), row.textOrNull("collation_name"),
                row.expressionOrNull("default_value"), row.flag("not_null"), row.textOrNull("not_null_name"));
    }

    @Override
    public Set<String> slots(Domain domain) {
        return Set.of("type " + domain.id().displayName());
    }

    @Override
    public List<Statement> create(Domain domain, Planning planning) {
        return create(domain, planning.to());
    }

    /** The statement that creates a domain with the constraints that it has in a catalogue. */
    public static List<Statement> create(Domain domain, Catalog constraints) {
        return statements("CREATE DOMAIN " + domain.id().sql() + " AS " + domain.baseType()
                + clause(" COLLATE ", domain.collation()) + clause(" DEFAULT ", domain.defaultValue())
                + notNull(domain)
                + constraints.children(domain.id(), DomainConstraint.class).stream()
                        .filter(constraint -> constraint.foldsIntoDomain(constraints))
                        .map(constraint -> " " + constraint.declaration()).collect(Collectors.joining()));
    }

    private static String notNull(Domain domain) {
        return domain.notNull()
                ? (domain.notNullName() == null ? "" : " CONSTRAINT " + Sql.identifier(domain.notNullName()))
                        + " NOT NULL"
                : "";
    }

    @Override
    public List<Statement> drop(Domain domain, Planning planning) {
        return statements("DROP DOMAIN " + domain.id().sql());
    }

    @Override
    public Alteration anew(Domain after, Planning planning) {
        return TypeReplacement.of(after.id(), create(after, planning), planning);
    }

    @Override
    public Alteration alter(Domain before, Domain after, Planning planning) {
        if (!before.baseType().equals(after.baseType()) || !Objects.equals(before.collation(), after.collation())) {
            return anew(after, planning);
        }
        if (after.notNull() && !before.notNull() && HeldDomains.isHeld(after.id(), planning)) {
            return anew(after, planning);
        }
        String alter = "ALTER DOMAIN " + after.id().sql();
        List<String> statements = new ArrayList<>();
        if (!Objects.equals(before.defaultValue(), after.defaultValue())) {
            statements.add(
                    alter + (after.defaultValue() == null ? " DROP DEFAULT" : " SET DEFAULT " + after.defaultValue()));
        }
        if (before.notNull() && (!after.notNull() || !Objects.equals(before.notNullName(), after.notNullName()))) {
            statements.add(alter + " DROP NOT NULL");
        }
        if (after.notNull() && (!before.notNull() || !Objects.equals(before.notNullName(), after.notNullName()))) {
            statements.add(alter + (after.notNullName() == null ? " SET NOT NULL" : " ADD" + notNull(after)));
        }
        return Alteration.inPlace(statements.toArray(String[]::new));
    }
}
