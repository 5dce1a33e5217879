package dev.plumbline.schema.kind.view;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A materialized view; its columns and indexes are objects of their own. */
public record MaterializedView(ObjectId id, @Deparsed String definition, List<String> options, boolean populated,
        @Nullable String accessMethod,
        @Nullable String tablespace) implements CatalogObject {

    public MaterializedView {
        options = List.copyOf(options);
    }
}
