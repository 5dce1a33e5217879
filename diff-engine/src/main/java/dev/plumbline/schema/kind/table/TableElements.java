package dev.plumbline.schema.kind.table;

import dev.plumbline.schema.kind.column.Column;
import dev.plumbline.schema.kind.column.DefaultValue;
import dev.plumbline.schema.kind.constraint.Constraint;
import dev.plumbline.schema.kind.partition.Inheritance;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.sql.Sql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The columns, constraints and parents that CREATE TABLE and CREATE FOREIGN TABLE hold. */
public final class TableElements {

    /** A table without any. */
    static final String NONE = "()";

    private TableElements() {}

    /**
     * The list of columns and constraints, in parentheses.
     *
     * @param partition whether the table will be attached: then it has all its columns from the start
     * @param typed whether the columns come from a type
     */
    public static String of(ObjectId table, boolean partition, boolean typed, Catalog to) {
        List<String> elements = new ArrayList<>();
        to.children(table, Column.class).stream().sorted(Comparator.comparingInt(Column::position))
                .filter(column -> partition || !column.inherited())
                .forEach(column -> elements.add(column(column, typed, to)));
        to.children(table, Constraint.class).stream().filter(constraint -> constraint.foldsIntoTable(to))
                .sorted(Comparator.comparing((Constraint constraint) -> constraint.type() != 'p')
                        .thenComparing(Constraint::id))
                .forEach(constraint -> elements.add(constraint.declaration()));
        if (partition) {
            inheritedChecks(table, to).forEach(check -> elements.add(check.declaration()));
        }
        return elements.isEmpty() ? NONE : "(\n    " + String.join(",\n    ", elements) + "\n)";
    }

    /** The INHERITS clause with a blank before it, or nothing. */
    public static String inherits(ObjectId table, Catalog to) {
        List<String> parents = to.children(table, Inheritance.class).stream().filter(parent -> parent.bound() == null)
                .sorted(Comparator.comparingInt(Inheritance::position)).map(parent -> parent.parentTable().sql())
                .toList();
        return parents.isEmpty() ? "" : " INHERITS (" + String.join(", ", parents) + ")";
    }

    /** The checks that a table has from its parents only; whoever becomes a child has to have them before. */
    public static List<Constraint> inheritedChecks(ObjectId table, Catalog catalog) {
        Map<String, Constraint> checks = new TreeMap<>();
        for (Inheritance place : catalog.children(table, Inheritance.class)) {
            Stream.concat(catalog.children(place.parentTable(), Constraint.class).stream(),
                    inheritedChecks(place.parentTable(), catalog).stream())
                    .filter(check -> check.type() == 'c' && !check.definition().endsWith(" NO INHERIT")
                            && !catalog.contains(table.child(ObjectKind.CONSTRAINT, check.id().name())))
                    .forEach(check -> checks.put(check.id().name(), check));
        }
        return List.copyOf(checks.values());
    }

    /** Whether a table has the check of another one as its own. */
    public static boolean isOwn(Constraint check, ObjectId table, Catalog catalog) {
        return catalog.find(table.child(ObjectKind.CONSTRAINT, check.id().name()), Constraint.class)
                .filter(own -> own.definition().equals(check.definition())).isPresent();
    }

    private static String column(Column column, boolean typed, Catalog to) {
        Column local = inheritsGeneration(column, to) ? column.withoutGeneration() : column;
        String declared = local.declaration(to.find(DefaultValue.idFor(column.id()), DefaultValue.class)
                .filter(value -> value.foldsIntoColumn(to)).map(DefaultValue::expression).orElse(null));
        return typed
                ? Sql.identifier(column.id().name()) + " WITH OPTIONS"
                        + declared.substring(column.nameAndType().length())
                : declared;
    }

    /** A child must not say again how its parent's column is generated. */
    private static boolean inheritsGeneration(Column column, Catalog to) {
        return to.children(column.id().requireParent(), Inheritance.class).stream()
                .filter(parent -> parent.bound() == null)
                .flatMap(parent -> to
                        .find(parent.parentTable().child(ObjectKind.COLUMN, column.id().name()), Column.class).stream())
                .anyMatch(parent -> Objects.equals(parent.generationExpression(), column.generationExpression()));
    }
}
