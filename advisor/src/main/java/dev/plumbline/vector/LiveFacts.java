package dev.plumbline.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The live server, as far as it shapes the advice. All of it was read, nothing was set.
 *
 * @param pgvectorVersion of the extension in this database; null where it is not installed (a column of real[], say)
 * @param settings the settings that matter to vectors, as SHOW writes them; those of pgvector only where it is installed
 * @param warnings known defects of its pgvector, one sentence each
 */
public record LiveFacts(String postgresVersion, @Nullable String pgvectorVersion, Map<String, String> settings,
        List<String> warnings) {

    public LiveFacts {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        warnings = List.copyOf(warnings);
    }
}
