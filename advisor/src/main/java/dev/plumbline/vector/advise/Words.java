package dev.plumbline.vector.advise;

import dev.plumbline.vector.Estimate;
import java.util.Locale;

/** Numbers as people read them. */
final class Words {

    private Words() {}

    /** String.format with the root locale: a report does not change with the machine it was made on. */
    @SuppressWarnings("AnnotateFormatMethod") // The annotation would be a dependency for this one method; every call is covered by a test run.
    static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    static String bytes(long size) {
        double bytes = size;
        if (bytes < 1024 * 1024) {
            return say("%.0f kB", bytes / 1024);
        }
        return bytes < 1024.0 * 1024 * 1024
                ? say("%.1f MB", bytes / 1024 / 1024)
                : say("%.2f GB", bytes / 1024 / 1024 / 1024);
    }

    static String duration(double millis) {
        if (millis < 10) {
            return say("%.2f ms", millis);
        }
        if (millis < 1_000) {
            return say("%.0f ms", millis);
        }
        return millis < 120_000 ? say("%.1f s", millis / 1_000) : say("%.1f min", millis / 60_000);
    }

    static String recall(Estimate recall) {
        return say("%.3f [%.3f, %.3f]", recall.value(), recall.low(), recall.high());
    }

    static String parameter(String kind) {
        return "hnsw".equals(kind) ? "ef_search" : "probes";
    }
}
