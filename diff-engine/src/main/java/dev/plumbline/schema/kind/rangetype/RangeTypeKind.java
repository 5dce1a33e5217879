package dev.plumbline.schema.kind.rangetype;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.TypeReplacement;
import dev.plumbline.schema.kind.basetype.ShellType;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Rules for range types: only the names can be altered; what else differs replaces the type under its columns. */
public final class RangeTypeKind extends Kind<RangeType> {

    public RangeTypeKind() {
        super(RangeType.class, "ranges.sql", ObjectKind.RANGE_TYPE);
    }

    @Override
    public RangeType read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        String multirange = row.textOrNull("multirange_name");
        return new RangeType(row.inSchema(ObjectKind.RANGE_TYPE), row.text("subtype"), row.text("operator_class"),
                row.textOrNull("collation_name"), row.textOrNull("canonical"), row.textOrNull("difference"),
                multirange == null ? null : Sql.qualified(row.text("multirange_schema"), multirange));
    }

    @Override
    public Set<String> slots(RangeType type) {
        Set<String> slots = new TreeSet<>();
        slots.add("type " + type.id().displayName());
        if (type.multirange() != null) {
            slots.add("multirange type " + type.multirange());
        }
        return slots;
    }

    @Override
    public List<ObjectId> needs(RangeType type) {
        return type.canonical() == null ? List.of() : List.of(ShellType.idFor(type.id()));
    }

    @Override
    public List<ObjectId> droppedWith(RangeType type, Catalog from) {
        return needs(type);
    }

    @Override
    public List<Statement> create(RangeType type, Planning planning) {
        return statements("CREATE TYPE " + type.id().sql() + " AS RANGE (SUBTYPE = " + type.subtype()
                + ", SUBTYPE_OPCLASS = " + type.operatorClass() + clause(", COLLATION = ", type.collation())
                + clause(", CANONICAL = ", type.canonical()) + clause(", SUBTYPE_DIFF = ", type.difference())
                + clause(", MULTIRANGE_TYPE_NAME = ", type.multirange()) + ")");
    }

    @Override
    public List<Statement> drop(RangeType type, Planning planning) {
        return statements("DROP TYPE " + type.id().sql());
    }

    @Override
    public Alteration alter(RangeType before, RangeType after, Planning planning) {
        boolean circular = before.canonical() != null || after.canonical() != null;
        return circular
                ? Alteration.replace("a range type with a canonical function cannot be altered")
                : TypeReplacement.of(after.id(), create(after, planning), planning);
    }
}
