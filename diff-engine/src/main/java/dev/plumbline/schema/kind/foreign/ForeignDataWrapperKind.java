package dev.plumbline.schema.kind.foreign;

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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rules for foreign data wrappers. */
public final class ForeignDataWrapperKind extends Kind<ForeignDataWrapper> {

    public ForeignDataWrapperKind() {
        super(ForeignDataWrapper.class, "wrappers.sql", ObjectKind.FOREIGN_DATA_WRAPPER);
    }

    @Override
    public ForeignDataWrapper read(Row row, Addresses addresses) throws SQLException {
        return new ForeignDataWrapper(ObjectId.root(ObjectKind.FOREIGN_DATA_WRAPPER, row.text("name")),
                row.textOrNull("handler_function"), row.textOrNull("validator_function"), row.list("options"));
    }

    @Override
    public List<Statement> create(ForeignDataWrapper wrapper, Planning planning) {
        return statements("CREATE FOREIGN DATA WRAPPER " + wrapper.id().sql() + clause(" HANDLER ", wrapper.handler())
                + clause(" VALIDATOR ", wrapper.validator()) + GenericOptions.clause(wrapper.options()));
    }

    @Override
    public List<Statement> drop(ForeignDataWrapper wrapper, Planning planning) {
        return statements("DROP FOREIGN DATA WRAPPER " + wrapper.id().sql());
    }

    @Override
    public Alteration alter(ForeignDataWrapper before, ForeignDataWrapper after, Planning planning) {
        return Alteration.inPlace("ALTER FOREIGN DATA WRAPPER " + after.id().sql()
                + function("HANDLER", before.handler(), after.handler())
                + function("VALIDATOR", before.validator(), after.validator())
                + GenericOptions.changes(before.options(), after.options()));
    }

    private static String function(String word, @Nullable String before, @Nullable String after) {
        if (Objects.equals(before, after)) {
            return "";
        }
        return after == null ? " NO " + word : " " + word + " " + after;
    }
}
