package dev.plumbline.vector.advise;

import dev.plumbline.vector.IndexSpec;
import dev.plumbline.vector.Representation;

/**
 * Something to try, at any number of rows. HNSW keeps its parameters; IVFFlat keeps its rule for lists, {@code factor · sqrt(rows)}, since a fixed
 * share of lists would not carry over to another size.
 */
sealed interface Candidate {

    Representation representation();

    /** What to build over that many rows. */
    IndexSpec at(long rows);

    record Exact(Representation representation) implements Candidate {
        @Override
        public IndexSpec at(long rows) {
            return new IndexSpec.Exact(representation);
        }
    }

    record Hnsw(int m, int efConstruction, Representation representation) implements Candidate {
        @Override
        public IndexSpec at(long rows) {
            return new IndexSpec.Hnsw(m, efConstruction, representation);
        }
    }

    record IvfFlat(double factor, Representation representation) implements Candidate {
        @Override
        public IndexSpec at(long rows) {
            long lists = Math.round(factor * Math.sqrt((double) rows));
            return new IndexSpec.IvfFlat((int) Math.clamp(lists, 1L, 32_768L), representation);
        }
    }

    /** An index that the table has: as it is, whatever the number of rows. */
    record Existing(String name, IndexSpec spec) implements Candidate {
        @Override
        public Representation representation() {
            return spec.representation();
        }

        @Override
        public IndexSpec at(long rows) {
            return spec;
        }
    }

    /** True when re-ranking decides how many candidates an index scan must yield, so that the search parameter is tied to that number. */
    default boolean isReranked() {
        return representation().needsRerank();
    }
}
