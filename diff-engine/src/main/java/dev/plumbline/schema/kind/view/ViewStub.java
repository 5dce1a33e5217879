package dev.plumbline.schema.kind.view;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.sql.Sql;
import java.util.Comparator;
import java.util.stream.Collectors;

/** A view with its columns but without its query, for the time in which what the query needs is not there. */
public final class ViewStub {

    private ViewStub() {}

    /** CREATE VIEW with every column NULL. */
    public static String create(View view, Catalog catalog) {
        return "CREATE VIEW " + view.id().sql() + " AS\n" + query(view, catalog);
    }

    /** CREATE OR REPLACE VIEW that takes the query out of an existing view. */
    public static String empty(View view, Catalog catalog) {
        return "CREATE OR REPLACE VIEW " + view.id().sql() + " AS\n" + query(view, catalog);
    }

    /** CREATE OR REPLACE VIEW with the real query. */
    public static String define(View view) {
        return ViewKind.definition("CREATE OR REPLACE VIEW ", view);
    }

    private static String query(View view, Catalog catalog) {
        return catalog.children(view.id(), Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .map(column -> "    NULL::" + column.type()
                        + (column.collation() == null ? "" : " COLLATE " + column.collation()) + " AS "
                        + Sql.identifier(column.id().name()))
                .collect(Collectors.joining(",\n", "SELECT\n", ""));
    }
}
