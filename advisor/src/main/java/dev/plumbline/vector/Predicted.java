package dev.plumbline.vector;

/**
 * What to expect at a number of rows. Each number has a band and its evidence.
 *
 * @param rows the size this is for
 * @param searchParameter ef_search or probes to use there, zero for the exact scan
 * @param rerank candidates to order again, zero without
 * @param buildMemoryBytes maintenance_work_mem that the build needs to stay in memory
 */
public record Predicted(long rows, int searchParameter, int rerank, Estimate recall, Estimate p50Millis,
        Estimate p95Millis, Estimate indexBytes,
        Estimate buildMillis, Estimate buildMemoryBytes) {}
