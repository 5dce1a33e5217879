package dev.plumbline.vector;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer: what to build, what to set, how to ask, and what to expect.
 *
 * @param kind {@code exact}, {@code hnsw}, {@code ivfflat} or {@code keep} (the index that is there)
 * @param spec what to build
 * @param ddl statements to run in this order, outside a transaction; build settings first. Empty when nothing is to be built. For a file they
 *            speak of a table {@code items(id, embedding)}
 * @param settings configuration parameter to value, for the sessions or the role that query
 * @param query the SQL to use, {@code $1} being the query vector
 * @param declaration CREATE INDEX as a target model declares it, without CONCURRENTLY; empty when nothing is to be built
 * @param predicted at the rows that were asked for
 * @param growth the same at other sizes
 * @param meetsTarget false when nothing reaches the target and this is merely the nearest
 * @param summary one sentence with the numbers
 * @param explanation why, one sentence each, numbers with their evidence
 * @param whatIf how the answer changes with another recall, more rows, less memory
 * @param remeasureWhen when the answer grows stale
 */
public record Recommendation(String kind, IndexSpec spec, List<String> ddl, Map<String, String> settings, String query,
        String declaration, Predicted predicted,
        List<Predicted> growth, boolean meetsTarget, String summary, List<String> explanation, List<WhatIf> whatIf,
        List<String> remeasureWhen) {

    public Recommendation {
        ddl = List.copyOf(ddl);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        growth = List.copyOf(growth);
        explanation = List.copyOf(explanation);
        whatIf = List.copyOf(whatIf);
        remeasureWhen = List.copyOf(remeasureWhen);
    }

    /** One changed circumstance and the answer under it. */
    public record WhatIf(String circumstance, String answer) {}
}
