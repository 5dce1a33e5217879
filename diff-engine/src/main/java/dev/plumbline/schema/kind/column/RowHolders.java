package dev.plumbline.schema.kind.column;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Planning;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The columns that hold whole rows of a table: PostgreSQL then does not change the type of the table's columns. Materialized views can step
 * aside, tables cannot.
 */
final class RowHolders {

    private final ObjectId table;
    private final Set<ObjectId> views;
    private final Optional<ObjectId> stored;

    private RowHolders(ObjectId table, Set<ObjectId> views, Optional<ObjectId> stored) {
        this.table = table;
        this.views = views;
        this.stored = stored;
    }

    static RowHolders of(ObjectId table, Planning planning) {
        Set<ObjectId> holders = planning.from().dependencies().on(table).stream()
                .filter(id -> id.kind() == ObjectKind.COLUMN && !id.isWithin(table)).collect(Collectors.toSet());
        return new RowHolders(table,
                holders.stream().map(ObjectId::requireParent)
                        .filter(relation -> relation.kind() == ObjectKind.MATERIALIZED_VIEW)
                        .collect(Collectors.toSet()),
                holders.stream().filter(id -> planning.to().dependencies().of(id).contains(table))
                        .filter(id -> planning.from().find(id, Column.class).filter(column -> !column.ofView())
                                .isPresent())
                        .findFirst());
    }

    /** Why the type of a column cannot change, if it cannot. */
    Optional<String> obstacle(ObjectId column) {
        return stored.map(holder -> holder + " holds rows of " + table
                + ", so that PostgreSQL does not change the type of " + column);
    }

    /** As {@link #obstacle}, where materialized views stand in the way too. */
    Optional<String> any(ObjectId column) {
        return obstacle(column).or(() -> views.stream().findFirst().map(view -> view + " holds rows of " + table
                + ", so that PostgreSQL does not compute " + column + " for the rows that are there"));
    }

    /** The table, where dependents of the whole have to be asked too. */
    Set<ObjectId> alsoAltered() {
        return views.isEmpty() ? Set.of() : Set.of(table);
    }

    boolean isInTheWay(ObjectId dependent) {
        return views.contains(dependent);
    }
}
