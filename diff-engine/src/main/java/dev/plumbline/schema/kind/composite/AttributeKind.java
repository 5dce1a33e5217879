package dev.plumbline.schema.kind.composite;

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

/** Rules for attributes of composite types. */
public final class AttributeKind extends Kind<Attribute> {

    public AttributeKind() {
        super(Attribute.class, "attributes.sql", ObjectKind.ATTRIBUTE);
    }

    @Override
    public @Nullable Attribute read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId type = row.carrier(addresses);
        return type == null || type.kind() != ObjectKind.COMPOSITE_TYPE
                ? null
                : new Attribute(type.child(ObjectKind.ATTRIBUTE, row.text("name")), row.integer("position"),
                        row.text("type"),
                        row.textOrNull("collation_name"));
    }

    @Override
    public Optional<ObjectId> createdWith(Attribute attribute, Planning planning) {
        return Optional.of(attribute.id().requireParent()).filter(planning::creates);
    }

    @Override
    public List<Statement> create(Attribute attribute, Planning planning) {
        return statements(alterType(attribute) + " ADD ATTRIBUTE " + attribute.declaration());
    }

    @Override
    public List<Statement> drop(Attribute attribute, Planning planning) {
        return statements(alterType(attribute) + " DROP ATTRIBUTE " + Sql.identifier(attribute.id().name()));
    }

    @Override
    public Alteration alter(Attribute before, Attribute after, Planning planning) {
        return Alteration.inPlace(alterType(after) + " ALTER ATTRIBUTE " + Sql.identifier(after.id().name())
                + " SET DATA TYPE " + after.type()
                + clause(" COLLATE ", after.collation()));
    }

    private static String alterType(Attribute attribute) {
        return "ALTER TYPE " + attribute.id().requireParent().sql();
    }
}
