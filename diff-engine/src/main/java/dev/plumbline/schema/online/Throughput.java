package dev.plumbline.schema.online;

import java.util.Locale;

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
    public static final Throughput CONFIGURED = configured(200e6, 40e6, 15e6, 10_000);

    /** What a person says of a server. */
    public static Throughput configured(double scan, double rewrite, double index, double backfillRows) {
        return new Throughput(scan, rewrite, index, backfillRows,
                "configured: " + text(scan, rewrite, index, backfillRows));
    }

    /**
     * The same beside what was measured on a scratch server; the slower of each counts, as a scratch server has its tables in memory and does not
     * wait for its disk.
     */
    public Throughput notFasterThan(double scan, double rewrite, double index, double backfillRows) {
        return new Throughput(Math.min(scanBytesPerSecond, scan), Math.min(rewriteBytesPerSecond, rewrite),
                Math.min(indexBytesPerSecond, index), Math.min(backfillRowsPerSecond, backfillRows),
                basis + "; measured on scratch: " + text(scan, rewrite, index, backfillRows)
                        + "; the slower of each counts");
    }

    private static String text(double scan, double rewrite, double index, double backfillRows) {
        return String.format(Locale.ROOT,
                "scan %,.0f MB/s, rewrite %,.0f MB/s, index %,.0f MB/s, backfill %,.0f rows/s",
                scan / 1e6, rewrite / 1e6, index / 1e6, backfillRows);
    }
}
