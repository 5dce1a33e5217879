package dev.plumbline.schema.kind.composite;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Rules for composite types as a whole. */
public final class CompositeTypeKind extends Kind<CompositeType> {

    public CompositeTypeKind() {
        super(CompositeType.class, "composites.sql", ObjectKind.COMPOSITE_TYPE);
    }

    @Override
    public CompositeType read(Row row, Addresses addresses) throws SQLException {
        return new CompositeType(row.inSchema(ObjectKind.COMPOSITE_TYPE));
    }

    @Override
    public Set<String> slots(CompositeType type) {
        return Set.of("type " + type.id().displayName(), "relation " + type.id().displayName());
    }

    @Override
    public List<Statement> create(CompositeType type, Planning planning) {
        String attributes = planning.to().children(type.id(), Attribute.class).stream()
                .sorted(Comparator.comparingInt(Attribute::position))
                .map(Attribute::declaration).collect(Collectors.joining(", "));
        return statements("CREATE TYPE " + type.id().sql() + " AS (" + attributes + ")");
    }

    @Override
    public List<Statement> drop(CompositeType type, Planning planning) {
        return statements("DROP TYPE " + type.id().sql());
    }

    @Override
    public Alteration alter(CompositeType before, CompositeType after, Planning planning) {
        return Alteration.inPlace();
    }
}
