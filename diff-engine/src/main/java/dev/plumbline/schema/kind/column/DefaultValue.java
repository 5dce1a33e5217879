package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;

/** The default expression of a column. */
public record DefaultValue(ObjectId id, @Deparsed String expression) implements CatalogObject {

    /** The identity of a column's default. */
    public static ObjectId idFor(ObjectId column) {
        return column.child(ObjectKind.DEFAULT, "");
    }

    static String slot(ObjectId column) {
        return "default of " + column.displayName();
    }

    /** Whether the column's declaration may hold the default: not where the expression needs the column's own table. */
    public boolean foldsIntoColumn(Catalog catalog) {
        ObjectId column = id.requireParent();
        return catalog.dependencies().of(id).stream()
                .noneMatch(needed -> !needed.equals(column)
                        && catalog.dependencies().reaches(needed, column.requireParent()));
    }
}
