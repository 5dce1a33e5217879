package dev.plumbline.schema.kind.view;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.kind.Feature;
import dev.plumbline.schema.kind.Features;
import dev.plumbline.schema.kind.Kind;
import dev.plumbline.schema.kind.StorageOptions;
import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Rules for views: replaced in place while the old columns stay in front, dropped and created otherwise. */
public final class ViewKind extends Kind<View> {

    public ViewKind() {
        super(View.class, "views.sql", ObjectKind.VIEW);
    }

    @Override
    public List<Feature<View>> features() {
        return List.of(
                Feature.since(15, "security_invoker", view -> Features.option(view.options(), "security_invoker")),
                Feature.since(17, "JSON_TABLE", view -> view.definition().contains("JSON_TABLE(")));
    }

    @Override
    public View read(Row row, Addresses addresses) throws SQLException {
        return new View(row.inSchema(ObjectKind.VIEW), row.expression("definition"), row.list("options"));
    }

    @Override
    public Set<String> slots(View view) {
        return Set.of("relation " + view.id().displayName(), "type " + view.id().displayName());
    }

    @Override
    public List<Statement> create(View view, Planning planning) {
        return statements(definition("CREATE VIEW ", view));
    }

    @Override
    public List<Statement> drop(View view, Planning planning) {
        return statements("DROP VIEW " + view.id().sql());
    }

    @Override
    public Alteration alter(View before, View after, Planning planning) {
        if (before.definition().equals(after.definition())) {
            return Alteration
                    .inPlace(StorageOptions.changes("ALTER VIEW " + after.id().sql(), before.options(), after.options())
                            .toArray(String[]::new));
        }
        List<String> columnsBefore = columns(before.id(), planning.from());
        List<String> columnsAfter = columns(after.id(), planning.to());
        if (columnsAfter.size() < columnsBefore.size()
                || !columnsAfter.subList(0, columnsBefore.size()).equals(columnsBefore)) {
            return Alteration.replace("CREATE OR REPLACE VIEW can only add columns at the end");
        }
        return Alteration.inPlace(definition("CREATE OR REPLACE VIEW ", after));
    }

    static String definition(String create, View view) {
        return create + view.id().sql() + StorageOptions.with(view.options()) + " AS\n" + view.definition();
    }

    static List<String> columns(ObjectId view, Catalog catalog) {
        return catalog.children(view, Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .map(Column::nameAndType)
                .toList();
    }
}
