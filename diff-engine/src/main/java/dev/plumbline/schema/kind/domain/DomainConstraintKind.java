package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rules for CHECK constraints of domains. */
public final class DomainConstraintKind extends Kind<DomainConstraint> {

    public DomainConstraintKind() {
        super(DomainConstraint.class, "domain-constraints.sql", ObjectKind.DOMAIN_CONSTRAINT);
    }

    @Override
    public @Nullable DomainConstraint read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId domain = row.carrier(addresses);
        return domain == null || domain.kind() != ObjectKind.DOMAIN
                ? null
                : new DomainConstraint(domain.child(ObjectKind.DOMAIN_CONSTRAINT, row.text("name")),
                        row.expression("definition"),
                        row.flag("validated"));
    }

    @Override
    public Optional<ObjectId> createdWith(DomainConstraint constraint, Planning planning) {
        return Optional.of(constraint.id().requireParent())
                .filter(domain -> (planning.creates(domain) || planning.remakes(domain))
                        && constraint.foldsIntoDomain(planning.to()));
    }

    @Override
    public List<Statement> create(DomainConstraint constraint, Planning planning) {
        return statements(alter(constraint) + " ADD " + constraint.declaration()
                + (constraint.validated() ? "" : " NOT VALID"));
    }

    @Override
    public List<Statement> drop(DomainConstraint constraint, Planning planning) {
        return statements(alter(constraint) + " DROP CONSTRAINT " + Sql.identifier(constraint.id().name()));
    }

    /** Values inside others are checked when they move over to a new domain. */
    @Override
    public Optional<ObjectId> onlyWithNew(DomainConstraint constraint, Planning planning) {
        return Optional.of(constraint.id().requireParent())
                .filter(domain -> isRefused(constraint, planning) && !planning.remakes(domain)
                        && constraint.foldsIntoDomain(planning.to()));
    }

    @Override
    public Optional<String> refusal(DomainConstraint constraint, Planning planning) {
        ObjectId domain = constraint.id().requireParent();
        boolean folds = planning.remakes(domain) && constraint.foldsIntoDomain(planning.to());
        return isRefused(constraint, planning) && !folds
                ? Optional.of("columns hold values of " + domain + " inside arrays, ranges or composite values,"
                        + " which PostgreSQL does not check; declare a CHECK as NOT VALID, or move the columns first")
                : Optional.empty();
    }

    private static boolean isRefused(DomainConstraint constraint, Planning planning) {
        ObjectId domain = constraint.id().requireParent();
        return constraint.validated() && planning.from().contains(domain) && !planning.drops(domain)
                && HeldDomains.isHeld(domain, planning);
    }

    @Override
    public Alteration alter(DomainConstraint before, DomainConstraint after, Planning planning) {
        return before.definition().equals(after.definition()) && after.validated() && !isRefused(after, planning)
                ? Alteration.inPlace(alter(after) + " VALIDATE CONSTRAINT " + Sql.identifier(after.id().name()))
                : Alteration.replace("a domain constraint cannot be altered");
    }

    private static String alter(DomainConstraint constraint) {
        return "ALTER DOMAIN " + constraint.id().requireParent().sql();
    }
}
