package dev.plumbline.schema.kind.index;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index that no constraint owns.
 *
 * @param definition what {@code pg_get_indexdef} says
 * @param substance the definition without storage parameters, which have an ALTER of their own
 * @param statisticsTargets {@code column=target} for expression columns with a target of their own
 */
public record Index(ObjectId id, @Deparsed @NotCompared String definition, @Deparsed String substance,
        List<String> options,
        @Nullable String tablespace,
        boolean valid, boolean clustered, List<String> statisticsTargets) implements CatalogObject {

    public Index {
        options = List.copyOf(options);
        statisticsTargets = List.copyOf(statisticsTargets);
    }
}
