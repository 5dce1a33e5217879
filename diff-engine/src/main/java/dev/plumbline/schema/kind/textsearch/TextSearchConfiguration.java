package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A text search configuration.
 *
 * @param parser quoted and qualified
 * @param mappings {@code token: dictionary, dictionary}, the dictionaries quoted and qualified
 */
public record TextSearchConfiguration(ObjectId id, String parser, List<String> mappings) implements CatalogObject {

    public TextSearchConfiguration {
        mappings = List.copyOf(mappings);
    }

    /** The dictionaries of each token type, as one text. */
    Map<String, String> dictionaries() {
        Map<String, String> dictionaries = new TreeMap<>();
        for (String mapping : mappings) {
            int colon = mapping.indexOf(": ");
            dictionaries.put(mapping.substring(0, colon), mapping.substring(colon + 2));
        }
        return dictionaries;
    }
}
