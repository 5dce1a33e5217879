package dev.plumbline.vector;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import java.util.Locale;

/**
 * A distance of pgvector. Smaller is nearer for all of them: the operator of {@link #INNER_PRODUCT} returns the negated inner
 * product.
 */
public enum Metric {

    /** Cosine distance, {@code <=>}. Undefined for zero vectors, which no index holds. */
    COSINE("cosine", "<=>", "cosine"),
    /** Euclidean distance, {@code <->}. */
    L2("l2", "<->", "l2"),
    /** Negative inner product, {@code <#>}. */
    INNER_PRODUCT("ip", "<#>", "ip"),
    /** Taxicab distance, {@code <+>}. HNSW only. */
    L1("l1", "<+>", "l1"),
    /** Number of differing bits, {@code <~>}; bit strings only. */
    HAMMING("hamming", "<~>", "hamming"),
    /** One minus the share of common bits, {@code <%>}; bit strings only, HNSW only. */
    JACCARD("jaccard", "<%>", "jaccard");

    private final String label;
    private final String operator;
    private final String suffix;

    Metric(String label, String operator, String suffix) {
        this.label = label;
        this.operator = operator;
        this.suffix = suffix;
    }

    /** The name on the command line and in reports. */
    public String label() {
        return label;
    }

    /** The operator that a query must order by. */
    public String operator() {
        return operator;
    }

    /** The operator class of a type under this metric, for example {@code halfvec_cosine_ops}. */
    public String operatorClass(VectorType type) {
        return type.sqlName() + "_" + suffix + "_ops";
    }

    /** True for the two distances between bit strings. */
    public boolean isBinary() {
        return this == HAMMING || this == JACCARD;
    }

    /** Reads a name as users write it. */
    public static Metric parse(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "cosine", "cos", "angular", "<=>" -> COSINE;
            case "l2", "euclidean", "<->" -> L2;
            case "ip", "inner_product", "dot", "<#>" -> INNER_PRODUCT;
            case "l1", "taxicab", "manhattan", "<+>" -> L1;
            case "hamming", "<~>" -> HAMMING;
            case "jaccard", "<%>" -> JACCARD;
            default -> throw new PlumblineException(ErrorCode.USAGE,
                    "metric \"" + name + "\" is not known; use cosine, l2, ip, l1, hamming or jaccard");
        };
    }
}
