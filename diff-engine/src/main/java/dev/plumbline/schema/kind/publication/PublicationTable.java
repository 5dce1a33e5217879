package dev.plumbline.schema.kind.publication;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table in a publication.
 *
 * @param columns the published columns; none stands for all
 * @param filter the row filter, null for all rows
 */
public record PublicationTable(ObjectId id, @NotCompared ObjectId table, List<String> columns,
        @Deparsed @Nullable String filter) implements CatalogObject {

    public PublicationTable {
        columns = List.copyOf(columns);
    }
}
