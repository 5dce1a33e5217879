package dev.plumbline.vector;

/**
 * The recommendation on a cold cache, apart from the warm figures.
 *
 * @param p50Millis median time of queries of which none had been asked since the cache was emptied
 * @param p95Millis 95th percentile
 * @param queries how many
 * @param how what was cold, in words
 */
public record ColdStart(double p50Millis, double p95Millis, int queries, String how) {}
