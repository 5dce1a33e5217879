package dev.plumbline.vector.size;

import dev.plumbline.vector.VectorType;
import java.util.SplittableRandom;

/**
 * The size of an HNSW index, derived from pgvector's page layout. An element tuple takes {@code E = align8(72 + S)} bytes for a value of S
 * bytes, its neighbour tuple {@code N = align8(4 + 6·m·(level + 2))}; a page has 8160 usable bytes and every tuple a line pointer of 4. The two
 * lie on one page if they fit together, and never span pages. Levels are random, hence the simulated fill.
 */
public final class HnswSize {

    static final int PAGE = 8192;
    static final int USABLE = 8160;
    private static final int LINE_POINTERS = 8;
    /** Rows that are simulated at most; beyond that the size is proportional. */
    private static final int SIMULATED = 200_000;

    private HnswSize() {}

    /** Bytes on disk of an index over {@code rows} vectors. */
    public static long bytes(VectorType type, int dimensions, int m, long rows) {
        if (rows <= SIMULATED) {
            return PAGE * (1 + pages(type, dimensions, m, rows));
        }
        return PAGE * (1 + Math.round((double) pages(type, dimensions, m, SIMULATED) / SIMULATED * rows));
    }

    private static long pages(VectorType type, int dimensions, int m, long rows) {
        SplittableRandom random = new SplittableRandom(rows * 31 + m);
        long element = element(type, dimensions);
        int highest = highestLevel(m);
        double scale = 1 / Math.log(m);
        long pages = rows == 0 ? 0 : 1;
        long free = USABLE;
        for (long row = 0; row < rows; row++) {
            int level = Math.min(highest, (int) (-Math.log(1 - random.nextDouble()) * scale));
            long neighbours = neighbours(m, level);
            long both = element + neighbours + LINE_POINTERS;
            if (both <= USABLE) {
                if (free < both) {
                    pages++;
                    free = USABLE;
                }
                free -= both;
            } else {
                // The neighbours go to the page after the element's.
                if (free < element + LINE_POINTERS / 2) {
                    pages++;
                }
                pages++;
                free = USABLE - neighbours - LINE_POINTERS / 2;
            }
        }
        return pages;
    }

    static long element(VectorType type, int dimensions) {
        return align8(72 + type.bytes(dimensions));
    }

    static long neighbours(int m, int level) {
        return align8(4 + 6L * m * (level + 2));
    }

    /** The highest level whose neighbour tuple still fits a page, at most 255. */
    private static int highestLevel(int m) {
        return Math.min((USABLE - 4 - 4) / 6 / m - 2, 255);
    }

    /** Rows with no upper level that fit one page; zero when an element and its neighbours need two. */
    public static int rowsPerPage(VectorType type, int dimensions, int m) {
        return (int) (USABLE / (element(type, dimensions) + neighbours(m, 0) + LINE_POINTERS));
    }

    /** The most dimensions at which {@code rows} rows without upper levels fit a page: the cliff's edge. Zero when none do. */
    public static int dimensionsAtCliff(VectorType type, int m, int rows) {
        int low = 0;
        int high = type.hnswLimit();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (rowsPerPage(type, middle, m) >= rows) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /**
     * Memory that a build takes to stay in one pass: 128 + 8(L+1) + (8+32m) + L(8+16m) + align8(S) bytes a row with E[L] = 1/(m-1), plus the
     * 4 MiB that pgvector keeps back from maintenance_work_mem for a parallel build.
     */
    public static long buildMemory(VectorType type, int dimensions, int m, long rows) {
        double level = 1.0 / (m - 1);
        double row = 128 + 8 * (level + 1) + (8 + 32.0 * m) + level * (8 + 16.0 * m) + align8(type.bytes(dimensions));
        return (long) Math.ceil(rows * row) + (4L << 20);
    }

    static long align8(long bytes) {
        return (bytes + 7) & ~7L;
    }
}
