package dev.plumbline.vector;

/**
 * What was measured on.
 *
 * @param rows rows in the trial indexes
 * @param screenQueries queries that search parameters were found with
 * @param confirmQueries other, fresh queries that the results were confirmed with
 * @param queriesFrom {@code held-out rows}, {@code logged queries} …
 * @param method how rows were drawn
 * @param seed of the draw
 */
public record SampleSummary(int rows, int screenQueries, int confirmQueries, String queriesFrom, String method,
        long seed) {}
