package dev.plumbline.schema.kind.view;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.ColumnKind;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import dev.plumbline.schema.sql.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Rules for materialized views: a new definition means a new one. */
public final class MaterializedViewKind extends Kind<MaterializedView> {

    public MaterializedViewKind() {
        super(MaterializedView.class, "materialized-views.sql", ObjectKind.MATERIALIZED_VIEW);
    }

    @Override
    public MaterializedView read(Row row, Addresses addresses) throws SQLException {
        return new MaterializedView(row.inSchema(ObjectKind.MATERIALIZED_VIEW), row.expression("definition"),
                row.list("options"),
                row.flag("populated"), row.textOrNull("access_method"), row.textOrNull("tablespace"));
    }

    @Override
    public Set<String> slots(MaterializedView view) {
        return Set.of("relation " + view.id().displayName(), "type " + view.id().displayName());
    }

    @Override
    public List<Statement> create(MaterializedView view, Planning planning) {
        String method = view.accessMethod() == null || view.accessMethod().equals("heap")
                ? ""
                : " USING " + Sql.identifier(view.accessMethod());
        String tablespace = view.tablespace() == null ? "" : " TABLESPACE " + Sql.identifier(view.tablespace());
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement
                .of("CREATE MATERIALIZED VIEW " + view.id().sql() + method + StorageOptions.with(view.options())
                        + tablespace
                        + " AS\n" + view.definition() + (view.populated() ? "\nWITH DATA" : "\nWITH NO DATA")));
        planning.to().children(view.id(), Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .forEach(column -> statements.addAll(ColumnKind.attributes(column, null)));
        return statements;
    }

    @Override
    public List<Statement> drop(MaterializedView view, Planning planning) {
        return statements("DROP MATERIALIZED VIEW " + view.id().sql());
    }

    @Override
    public Alteration alter(MaterializedView before, MaterializedView after, Planning planning) {
        if (!before.definition().equals(after.definition())) {
            return Alteration.replace("the definition of a materialized view cannot be altered");
        }
        String alter = "ALTER MATERIALIZED VIEW " + after.id().sql();
        List<String> statements = new ArrayList<>(StorageOptions.changes(alter, before.options(), after.options()));
        if (!Objects.equals(before.tablespace(), after.tablespace())) {
            statements.add(alter + " SET TABLESPACE "
                    + Sql.identifier(Objects.requireNonNullElse(after.tablespace(), "pg_default")));
        }
        if (!Objects.equals(before.accessMethod(), after.accessMethod()) && after.accessMethod() != null) {
            statements.add(alter + " SET ACCESS METHOD " + Sql.identifier(after.accessMethod()));
        }
        if (before.populated() != after.populated()) {
            statements
                    .add("REFRESH MATERIALIZED VIEW " + after.id().sql() + (after.populated() ? "" : " WITH NO DATA"));
        }
        return Alteration.inPlace(statements.toArray(String[]::new));
    }
}
