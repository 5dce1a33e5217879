package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.foreign.ForeignTable;
import dev.plumbline.schema.kind.table.Table;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for column defaults. ONLY keeps a default from spreading to child tables, which have facts of their own. */
public final class DefaultValueKind extends Kind<DefaultValue> {

    public DefaultValueKind() {
        super(DefaultValue.class, "defaults.sql", ObjectKind.DEFAULT);
    }

    @Override
    public @Nullable DefaultValue read(Row row, Addresses addresses) throws SQLException {
        @Nullable
        ObjectId column = row.carrier(addresses);
        return column == null || column.kind() != ObjectKind.COLUMN
                ? null
                : new DefaultValue(DefaultValue.idFor(column), row.expression("expression"));
    }

    @Override
    public Set<String> slots(DefaultValue value) {
        return Set.of(DefaultValue.slot(value.id().requireParent()));
    }

    @Override
    public Optional<ObjectId> createdWith(DefaultValue value, Planning planning) {
        ObjectId column = value.id().requireParent();
        boolean folds = planning.creates(column) && value.foldsIntoColumn(planning.to())
                && planning.to().find(column, Column.class).filter(Column::ofView).isEmpty()
                && (!planning.to().find(column, Column.class).orElseThrow().inherited()
                        || isPartition(column, planning.to()));
        return folds ? Optional.of(column) : Optional.empty();
    }

    private static boolean isPartition(ObjectId column, Catalog catalog) {
        return catalog.find(column.requireParent(), Table.class).filter(Table::isPartition).isPresent()
                || catalog.find(column.requireParent(), ForeignTable.class).filter(ForeignTable::isPartition)
                        .isPresent();
    }

    @Override
    public List<Statement> create(DefaultValue value, Planning planning) {
        return statements(alterColumn(value, planning.to()) + " SET DEFAULT " + value.expression());
    }

    @Override
    public List<Statement> drop(DefaultValue value, Planning planning) {
        return statements(alterColumn(value, planning.from()) + " DROP DEFAULT");
    }

    @Override
    public Alteration alter(DefaultValue before, DefaultValue after, Planning planning) {
        return Alteration.inPlace(create(after, planning));
    }

    private static String alterColumn(DefaultValue value, Catalog catalog) {
        ObjectId column = value.id().requireParent();
        ObjectId relation = column.requireParent();
        boolean view = catalog.find(column, Column.class).filter(Column::ofView).isPresent();
        return (view ? "ALTER VIEW " : "ALTER TABLE ONLY ") + relation.sql() + " ALTER COLUMN "
                + Sql.identifier(column.name());
    }
}
