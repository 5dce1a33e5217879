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
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules for ownership. Where the target does not say who owns an object, nothing changes. */
public final class OwnerKind extends Kind<Owner> {

    public OwnerKind() {
        super(Owner.class, "owners.sql", ObjectKind.OWNER);
    }

    @Override
    public @Nullable Owner read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId carrier = row.carrierItself(addresses);
        return carrier == null
                ? null
                : new Owner(carrier.child(ObjectKind.OWNER, ""), row.text("role"));
    }

    @Override
    public List<Statement> create(Owner owner, Planning planning) {
        return statements(
                "ALTER " + Reference.of(owner.id().requireParent()) + " OWNER TO " + Sql.identifier(owner.role()));
    }

    @Override
    public List<Statement> drop(Owner owner, Planning planning) {
        return List.of();
    }

    @Override
    public Alteration alter(Owner before, Owner after, Planning planning) {
        return Alteration.inPlace(create(after, planning));
    }
}
