package dev.plumbline.schema.kind.foreign;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.kind.table.TableElements;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Rules for foreign tables. They hold no rows, so that one on another server may come again. */
public final class ForeignTableKind extends Kind<ForeignTable> {

    public ForeignTableKind() {
        super(ForeignTable.class, "foreign-tables.sql", ObjectKind.FOREIGN_TABLE);
    }

    @Override
    public ForeignTable read(Row row, Addresses addresses) throws SQLException {
        return new ForeignTable(row.inSchema(ObjectKind.FOREIGN_TABLE), row.text("server"), row.list("options"),
                row.flag("is_partition"));
    }

    @Override
    public Set<String> slots(ForeignTable table) {
        return Set.of("relation " + table.id().displayName(), "type " + table.id().displayName());
    }

    @Override
    public List<Statement> create(ForeignTable table, Planning planning) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE FOREIGN TABLE " + table.id().sql() + " "
                + TableElements.of(table.id(), table.isPartition(), false, planning.to())
                + TableElements.inherits(table.id(), planning.to()) + " SERVER " + Sql.identifier(table.server())
                + GenericOptions.clause(table.options())));
        planning.to().children(table.id(), Column.class).stream()
                .filter(column -> table.isPartition() || !column.inherited())
                .forEach(column -> statements.addAll(ColumnKind.attributes(column, null)));
        return statements;
    }

    @Override
    public List<Statement> drop(ForeignTable table, Planning planning) {
        return statements("DROP FOREIGN TABLE " + table.id().sql());
    }

    @Override
    public Alteration alter(ForeignTable before, ForeignTable after, Planning planning) {
        return before.server().equals(after.server())
                ? Alteration.inPlace("ALTER FOREIGN TABLE " + after.id().sql()
                        + GenericOptions.changes(before.options(), after.options()))
                : Alteration.replace("a foreign table cannot move to another server");
    }
}
