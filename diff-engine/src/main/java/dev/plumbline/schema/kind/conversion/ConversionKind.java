package dev.plumbline.schema.kind.conversion;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/** Rules for conversions: what one does cannot be altered. */
public final class ConversionKind extends Kind<Conversion> {

    public ConversionKind() {
        super(Conversion.class, "conversions.sql", ObjectKind.CONVERSION);
    }

    @Override
    public Conversion read(Row row, Addresses addresses) throws SQLException {
        return new Conversion(row.inSchema(ObjectKind.CONVERSION), row.text("source"), row.text("target"),
                row.text("function"), row.flag("is_default"));
    }

    @Override
    public Set<String> slots(Conversion conversion) {
        return conversion.byDefault()
                ? Set.of("default conversion in " + conversion.id().requireParent().name() + " from "
                        + conversion.source() + " to " + conversion.target())
                : Set.of();
    }

    @Override
    public List<Statement> create(Conversion conversion, Planning planning) {
        return statements("CREATE " + (conversion.byDefault() ? "DEFAULT " : "") + "CONVERSION "
                + conversion.id().sql() + " FOR " + Sql.literal(conversion.source()) + " TO "
                + Sql.literal(conversion.target()) + " FROM " + conversion.function());
    }

    @Override
    public List<Statement> drop(Conversion conversion, Planning planning) {
        return statements("DROP CONVERSION " + conversion.id().sql());
    }

    @Override
    public Alteration alter(Conversion before, Conversion after, Planning planning) {
        return Alteration.replace("a conversion cannot be altered");
    }
}
