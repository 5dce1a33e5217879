package dev.plumbline.schema.kind.operatorclass;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.Reference;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for operator families as a whole. */
public final class OperatorFamilyKind extends Kind<OperatorFamily> {

    public OperatorFamilyKind() {
        super(OperatorFamily.class, "families.sql", ObjectKind.OPERATOR_FAMILY);
    }

    @Override
    public OperatorFamily read(Row row, Addresses addresses) throws SQLException {
        return new OperatorFamily(row.inSchema(ObjectKind.OPERATOR_FAMILY));
    }

    @Override
    public List<Statement> create(OperatorFamily family, Planning planning) {
        return statements("CREATE " + Reference.of(family.id()));
    }

    @Override
    public List<Statement> drop(OperatorFamily family, Planning planning) {
        return statements("DROP " + Reference.of(family.id()));
    }

    @Override
    public Alteration alter(OperatorFamily before, OperatorFamily after, Planning planning) {
        return Alteration.inPlace();
    }
}
