package dev.plumbline.schema.kind.composite;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Features;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.TypeReplacement;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules for attributes of composite types. */
public final class AttributeKind extends Kind<Attribute> {

    /** Typed tables follow their type. */
    private static final String CASCADE = " CASCADE";
    private static final Set<ObjectKind> IN_THE_WAY_OF_TYPE = EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.RULE, ObjectKind.FUNCTION, ObjectKind.PROCEDURE);

    public AttributeKind() {
        super(Attribute.class, "attributes.sql", ObjectKind.ATTRIBUTE);
    }

    @Override
    public List<Feature<Attribute>> features() {
        return List.of(
                Feature.since(14, "a multirange type", attribute -> Features.multirange(attribute.type())));
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
        return Optional.of(attribute.id().requireParent()).filter(planning::creates)
                .or(() -> Optional.of(together(attribute, planning).getFirst().id())
                        .filter(first -> !first.equals(attribute.id())));
    }

    @Override
    public List<Statement> create(Attribute attribute, Planning planning) {
        return statements(alterType(attribute) + together(attribute, planning).stream()
                .map(each -> " ADD ATTRIBUTE " + each.declaration() + CASCADE).collect(Collectors.joining(",")));
    }

    /** The attributes that the type gains: one statement adds them in their order. */
    private static List<Attribute> together(Attribute attribute, Planning planning) {
        return planning.to().children(attribute.id().requireParent(), Attribute.class).stream()
                .filter(each -> planning.creates(each.id())).sorted(Comparator.comparingInt(Attribute::position))
                .toList();
    }

    @Override
    public List<Statement> drop(Attribute attribute, Planning planning) {
        return statements(
                alterType(attribute) + " DROP ATTRIBUTE " + Sql.identifier(attribute.id().name()) + CASCADE);
    }

    /** PostgreSQL does not change the type of an attribute while columns hold such values: then the whole type is replaced. */
    @Override
    public Alteration alter(Attribute before, Attribute after, Planning planning) {
        ObjectId type = after.id().requireParent();
        if (!TypeReplacement.isStored(type, planning)) {
            Set<ObjectId> columns = typedColumns(after, planning);
            return new Alteration.InPlace(retype(after, columns, planning),
                    dependent -> IN_THE_WAY_OF_TYPE.contains(dependent.kind())
                            || !columns.isEmpty() && ColumnKind.isInTheWayOfType(dependent, planning),
                    columns);
        }
        // The first attribute that changes does it for all; what goes has gone before, and what comes comes after.
        boolean first = planning.to().children(type, Attribute.class).stream()
                .filter(attribute -> planning.from().find(attribute.id(), Attribute.class)
                        .filter(old -> !old.equals(attribute)).isPresent())
                .map(Attribute::id).findFirst().filter(after.id()::equals).isPresent();
        CompositeType whole = planning.to().find(type, CompositeType.class).orElseThrow();
        return first
                ? TypeReplacement.of(type,
                        new CompositeTypeKind().create(whole, TypeReplacement.stayingParts(planning)),
                        planning)
                : Alteration.inPlace();
    }

    /** Typed tables leave the type meanwhile: only a column of their own can say how its values convert. */
    private static List<Statement> retype(Attribute after, Set<ObjectId> columns, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        columns.forEach(column -> statements
                .add(Statement.of("ALTER TABLE " + column.requireParent().sql() + " NOT OF")));
        statements.add(Statement.of(alterType(after) + " ALTER ATTRIBUTE " + Sql.identifier(after.id().name())
                + " SET DATA TYPE " + after.type() + clause(" COLLATE ", after.collation()) + CASCADE));
        for (ObjectId id : columns) {
            Column before = planning.from().find(id, Column.class).orElseThrow();
            planning.to().find(id, Column.class).filter(column -> !column.nameAndType().equals(before.nameAndType()))
                    .ifPresent(column -> statements.add(ColumnKind.retype(before, column, planning)));
            statements.add(Statement.of("ALTER TABLE " + id.requireParent().sql() + " OF "
                    + planning.from().find(id.requireParent(), Table.class).orElseThrow().ofType()));
        }
        return statements;
    }

    /** The columns of typed tables that follow the attribute. */
    private static Set<ObjectId> typedColumns(Attribute attribute, Planning planning) {
        return planning.from().dependencies().on(attribute.id().requireParent()).stream()
                .filter(id -> planning.from().find(id, Table.class).filter(table -> table.ofType() != null
                        && planning.to().find(id, Table.class)
                                .filter(then -> Objects.equals(table.ofType(), then.ofType()))
                                .isPresent())
                        .isPresent())
                .map(table -> table.child(ObjectKind.COLUMN, attribute.id().name()))
                .filter(column -> planning.from().contains(column))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String alterType(Attribute attribute) {
        return "ALTER TYPE " + attribute.id().requireParent().sql();
    }
}
