package dev.plumbline.schema.online;

/**
 * How fast a server works through a table, for estimates.
 *
 * @param scanBytesPerSecond reading a heap in full
 * @param rewriteBytesPerSecond writing a heap anew
 * @param indexBytesPerSecond building indexes, counted in bytes of the index
 * @param backfillRowsPerSecond updating rows in batches
 * @param basis where the numbers come from
 */
public record Throughput(double scanBytesPerSecond, double rewriteBytesPerSecond, double indexBytesPerSecond,
        double backfillRowsPerSecond, String basis) {

    /** A modest server with cold caches; on the careful side. */
    public static final Throughput CONFIGURED = new Throughput(200e6, 40e6, 15e6, 10_000,
            "configured: scan 200 MB/s, rewrite 40 MB/s, index 15 MB/s, backfill 10,000 rows/s");
}
