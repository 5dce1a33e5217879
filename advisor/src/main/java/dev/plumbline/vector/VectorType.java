package dev.plumbline.vector;

/**
 * A column or index type of pgvector, with its storage size and the limits of its indexes.
 *
 * @see <a href="https://github.com/pgvector/pgvector#reference">pgvector's reference</a>
 */
public enum VectorType {

    /** Four bytes a dimension. */
    VECTOR("vector", 16_000, 2_000, 2_000),
    /** Two bytes a dimension (IEEE half precision). */
    HALFVEC("halfvec", 16_000, 4_000, 4_000),
    /** One bit a dimension; PostgreSQL's own bit string. */
    BIT("bit", 83_886_080, 64_000, 64_000),
    /** Pairs of index and value; the limits count non-zero entries. */
    SPARSEVEC("sparsevec", 16_000, 1_000, 0);

    private final String sqlName;
    private final int storageLimit;
    private final int hnswLimit;
    private final int ivfFlatLimit;

    VectorType(String sqlName, int storageLimit, int hnswLimit, int ivfFlatLimit) {
        this.sqlName = sqlName;
        this.storageLimit = storageLimit;
        this.hnswLimit = hnswLimit;
        this.ivfFlatLimit = ivfFlatLimit;
    }

    public String sqlName() {
        return sqlName;
    }

    /** The most dimensions (for sparsevec: non-zero entries) that a column of the type can hold. */
    public int storageLimit() {
        return storageLimit;
    }

    /** The most dimensions (for sparsevec: non-zero entries) that an HNSW index takes. */
    public int hnswLimit() {
        return hnswLimit;
    }

    /** The most dimensions that an IVFFlat index takes; zero where it has no operator class. */
    public int ivfFlatLimit() {
        return ivfFlatLimit;
    }

    /** Bytes of one value, header included. For sparsevec, {@code dimensions} is the number of non-zero entries. */
    public long bytes(int dimensions) {
        return switch (this) {
            case VECTOR -> 8L + 4L * dimensions;
            case HALFVEC -> 8L + 2L * dimensions;
            case BIT -> 8L + (dimensions + 7L) / 8;
            case SPARSEVEC -> 16L + 8L * dimensions;
        };
    }
}
