package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;

/**
 * A text search dictionary.
 *
 * @param template quoted and qualified
 * @param options {@code name = value} as SQL
 */
public record TextSearchDictionary(ObjectId id, String template, List<String> options) implements CatalogObject {

    public TextSearchDictionary {
        options = List.copyOf(options);
    }
}
