package dev.plumbline.vector;

/**
 * What was measured on.
 *
 * @param rows rows in the trial indexes
 * @param screenQueries queries that search parameters were found with
 * @param confirmQueries other queries that the results were confirmed with
 * @param freshQueries queries that were kept back until the choice was made; zero where there were too few rows
 * @param queriesFrom {@code held-out rows}, {@code logged queries} …
 * @param method how rows were drawn
 * @param seed of the draw
 */
public record SampleSummary(int rows, int screenQueries, int confirmQueries, int freshQueries, String queriesFrom,
        String method,
        long seed) {}
