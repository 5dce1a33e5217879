package dev.plumbline.schema.kind.accessmethod;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;

/** Rules for access methods: there is no ALTER ACCESS METHOD. */
public final class AccessMethodKind extends Kind<AccessMethod> {

    public AccessMethodKind() {
        super(AccessMethod.class, "access-methods.sql", ObjectKind.ACCESS_METHOD);
    }

    @Override
    public AccessMethod read(Row row, Addresses addresses) throws SQLException {
        return new AccessMethod(ObjectId.root(ObjectKind.ACCESS_METHOD, row.text("name")), row.text("type"),
                row.text("handler"));
    }

    @Override
    public List<Statement> create(AccessMethod method, Planning planning) {
        return statements("CREATE ACCESS METHOD " + method.id().sql() + " TYPE " + method.type() + " HANDLER "
                + method.handler());
    }

    @Override
    public List<Statement> drop(AccessMethod method, Planning planning) {
        return statements("DROP ACCESS METHOD " + method.id().sql());
    }

    @Override
    public Alteration alter(AccessMethod before, AccessMethod after, Planning planning) {
        return Alteration.replace("an access method cannot be altered");
    }
}
