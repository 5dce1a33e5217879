package dev.plumbline.schema.intent;

import dev.plumbline.schema.backfill.TableFacts;
import java.util.Map;
import java.util.Set;

/**
 * The tables of an intent while both sides exist, before the new side is tightened.
 *
 * @param source facts of the table whose columns go
 * @param target facts of the table whose columns come; the same where both are of one table
 * @param required old and new columns that are NOT NULL at the end of their side
 * @param defaults literal defaults of old and new columns: an INSERT that leaves a column out has them
 */
record TablePair(TableFacts source, TableFacts target, Set<String> required, Map<String, String> defaults) {

    /** The same for the way back. */
    TablePair swapped() {
        return new TablePair(/* source= */ target, /* target= */ source, required, defaults);
    }

    /** Column and type of the old side. */
    Map<String, String> oldTypes() {
        return source.types();
    }

    /** Column and type of the new side. */
    Map<String, String> newTypes() {
        return target.types();
    }
}
