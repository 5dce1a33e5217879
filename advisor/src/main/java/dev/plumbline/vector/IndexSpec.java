package dev.plumbline.vector;

/** What to build: nothing, an HNSW graph or an IVFFlat index. */
public sealed interface IndexSpec {

    /** {@code exact}, {@code hnsw} or {@code ivfflat}: the {@code kind} of a recommendation. */
    String kind();

    Representation representation();

    /** The name in tables: {@code HNSW m=16 ef_construction=64 on halfvec(384)}. */
    String label();

    /** No index: every query reads the whole table and is exact. */
    record Exact(Representation representation) implements IndexSpec {
        @Override
        public String kind() {
            return "exact";
        }

        @Override
        public String label() {
            return "exact scan, no index";
        }
    }

    /** A graph; {@code m} links a row (2-100), {@code efConstruction} (at least 2·m, at most 1000) candidates while building. */
    record Hnsw(int m, int efConstruction, Representation representation) implements IndexSpec {
        public Hnsw {
            if (m < 2 || m > 100 || efConstruction < Math.max(4, 2 * m) || efConstruction > 1000) {
                throw new IllegalArgumentException(
                        "not parameters of HNSW: m " + m + ", ef_construction " + efConstruction);
            }
        }

        @Override
        public String kind() {
            return "hnsw";
        }

        @Override
        public String label() {
            return "HNSW m=" + m + " ef_construction=" + efConstruction + " on " + representation.label();
        }
    }

    /** Inverted lists around k-means centres; {@code lists} 1-32768. */
    record IvfFlat(int lists, Representation representation) implements IndexSpec {
        public IvfFlat {
            if (lists < 1 || lists > 32_768) {
                throw new IllegalArgumentException("not a number of lists: " + lists);
            }
        }

        @Override
        public String kind() {
            return "ivfflat";
        }

        @Override
        public String label() {
            return "IVFFlat lists=" + lists + " on " + representation.label();
        }
    }
}
