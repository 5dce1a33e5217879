package dev.plumbline.vector.advise;

/**
 * A setting of an index at one size, by what no other load of the machine changes.
 *
 * @param parameter ef_search or probes
 * @param miss the share of neighbours that it misses
 * @param pages pages that a query reads with it, its work; zero where they were not counted
 */
record CurvePoint(int parameter, double miss, double pages) {}
