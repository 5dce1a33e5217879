package dev.plumbline.vector.trial;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Trial;
import org.jspecify.annotations.Nullable;

/**
 * A candidate on a table of its own; the exact scan has a table and no index.
 *
 * @param table the table on the scratch server, and the stem of its index
 * @param rows rows in it
 * @param ddl the statement that built it
 */
public record BuiltIndex(IndexSpec spec, String table, int rows, String ddl, Trial.@Nullable Build build) {

    String indexName() {
        return table + "_idx";
    }
}
