package dev.plumbline.schema.plan;

import dev.plumbline.schema.kind.function.Routine;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whoever reads the rows of a function names all their columns ({@code f() f(a, b)}), also those that it does not use: where the function
 * returns rows of a table, its reader waits until the columns of that table have come and gone.
 */
final class RowsOfFunctions {

    private static final Set<ObjectKind> READERS = EnumSet.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW,
            ObjectKind.RULE, ObjectKind.POLICY, ObjectKind.FUNCTION, ObjectKind.PROCEDURE);

    private final ActionGraph graph;
    private final Catalog from;
    private final Catalog to;

    RowsOfFunctions(ActionGraph graph, Catalog from, Catalog to) {
        this.graph = graph;
        this.from = from;
        this.to = to;
    }

    void connect() {
        for (int node = 0; node < graph.actions().size(); node++) {
            if (graph.actions().get(node).type() != ActionType.DROP) {
                for (ObjectId id : graph.actions().get(node).subjects()) {
                    if (READERS.contains(id.kind())) {
                        afterColumns(node, id);
                    }
                }
            }
        }
    }

    private void afterColumns(int reads, ObjectId reader) {
        for (ObjectId needed : to.dependencies().of(reader)) {
            to.find(needed, Routine.class)
                    .ifPresent(function -> columns(function, to)
                            .forEach(column -> graph.edges(graph.makers(column), reads)));
            if (graph.actions().get(reads).type() == ActionType.CREATE) {
                from.find(needed, Routine.class).ifPresent(function -> columns(function, from)
                        .forEach(column -> graph.edges(graph.droppers(column), reads)));
            }
        }
    }

    /** The columns of the rows that a function returns. */
    private static Stream<ObjectId> columns(Routine function, Catalog side) {
        return side.dependencies().of(function.id()).stream()
                .filter(type -> function.result().replace("\"", "").endsWith(" " + type.displayName()))
                .flatMap(type -> side.children(type).stream())
                .filter(part -> part.kind() == ObjectKind.COLUMN || part.kind() == ObjectKind.ATTRIBUTE);
    }
}
