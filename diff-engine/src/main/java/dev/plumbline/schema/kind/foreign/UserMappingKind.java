package dev.plumbline.schema.kind.foreign;

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

/** Rules for user mappings. Passwords are neither read nor written: a mapping that the plan creates needs its password set by hand. */
public final class UserMappingKind extends Kind<UserMapping> {

    public UserMappingKind() {
        super(UserMapping.class, "user-mappings.sql", ObjectKind.USER_MAPPING);
    }

    @Override
    public UserMapping read(Row row, Addresses addresses) throws SQLException {
        return UserMapping.of(row.text("role"), row.text("server"), row.list("options"));
    }

    @Override
    public List<Statement> create(UserMapping mapping, Planning planning) {
        return statements("CREATE " + Reference.of(mapping.id()) + GenericOptions.clause(mapping.options()));
    }

    @Override
    public List<Statement> drop(UserMapping mapping, Planning planning) {
        return statements("DROP " + Reference.of(mapping.id()));
    }

    @Override
    public Alteration alter(UserMapping before, UserMapping after, Planning planning) {
        return Alteration.inPlace("ALTER " + Reference.of(after.id())
                + GenericOptions.changes(before.options(), after.options()));
    }
}
