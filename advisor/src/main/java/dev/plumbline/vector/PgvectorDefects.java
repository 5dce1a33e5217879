package dev.plumbline.vector;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Known defects and gaps of pgvector's versions. */
public final class PgvectorDefects {

    private PgvectorDefects() {}

    /** One sentence for each defect that this version has. */
    public static List<String> of(String pgvector, String where) {
        List<String> found = new ArrayList<>();
        add(found, pgvector, "0.5.0", where, "has no HNSW; upgrade to 0.8.4 or later");
        add(found, pgvector, "0.6.0", where, "builds HNSW without parallel workers; upgrade to 0.8.4 or later");
        add(found, pgvector, "0.7.0", where, "has no halfvec, bit or sparsevec indexes and no L1");
        add(found, pgvector, "0.8.0", where, "has no iterative index scans: filtered queries may return too few rows");
        add(found, pgvector, "0.8.2", where, "has a buffer overflow in parallel HNSW builds, repaired in 0.8.2");
        add(found, pgvector, "0.8.3", where, "may corrupt an HNSW index in VACUUM, repaired in 0.8.3");
        add(found, pgvector, "0.8.4", where, "does not repair an HNSW graph around deleted rows as 0.8.4 does");
        if (compare(pgvector, "0.8.4") == 0) {
            found.add(
                    where + " runs pgvector 0.8.4, which refuses to build IVFFlat on an empty table: load rows first");
        }
        return found;
    }

    private static void add(List<String> found, String version, String repaired, String where, String defect) {
        if (compare(version, repaired) < 0) {
            found.add(String.format(Locale.ROOT, "%s runs pgvector %s, which %s", where, version, defect));
        }
    }

    /** Compares versions number by number. */
    public static int compare(String a, String b) {
        String[] left = a.split("[^0-9]+", -1);
        String[] right = b.split("[^0-9]+", -1);
        for (int i = 0; i < Math.max(left.length, right.length); i++) {
            int order = Integer.compare(part(left, i), part(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int part(String[] parts, int at) {
        return at < parts.length && !parts[at].isEmpty() ? Integer.parseInt(parts[at]) : 0;
    }
}
