package dev.plumbline.schema.online;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The sizes of the tables of a catalogue, found by the names that locks and scans are reported under. */
final class Sizes {

    private final Map<String, ObjectId> tables = new HashMap<>();
    private final PlanOptions options;

    Sizes(Catalog catalog, PlanOptions options) {
        this.options = options;
        catalog.ids().stream()
                .filter(id -> id.kind() == ObjectKind.TABLE || id.kind() == ObjectKind.MATERIALIZED_VIEW)
                .forEach(id -> tables.put(id.displayName(), id));
    }

    Optional<ObjectId> table(String displayName) {
        return Optional.ofNullable(tables.get(displayName));
    }

    /** The size of a table that was there before the plan; empty where nothing is known. */
    Optional<TableSize> of(String displayName) {
        @Nullable
        ObjectId table = tables.get(displayName);
        return table == null ? Optional.of(TableSize.assumed(0)) : options.size(table);
    }
}
