package dev.plumbline.vector.live;

import dev.plumbline.vector.VectorType;
import org.jspecify.annotations.Nullable;

/** The column types that embeddings are stored in. */
enum ColumnKind {
    VECTOR("vector", VectorType.VECTOR, false), HALFVEC("halfvec", VectorType.HALFVEC, false), SPARSEVEC("sparsevec",
            VectorType.SPARSEVEC, false), BIT("bit", VectorType.BIT, false), REAL_ARRAY("_float4", VectorType.VECTOR,
                    true), DOUBLE_ARRAY("_float8", VectorType.VECTOR, true);

    private final String typeName;
    private final VectorType type;
    private final boolean array;

    ColumnKind(String typeName, VectorType type, boolean array) {
        this.typeName = typeName;
        this.type = type;
        this.array = array;
    }

    VectorType type() {
        return type;
    }

    boolean array() {
        return array;
    }

    static @Nullable ColumnKind of(String typeName) {
        for (ColumnKind kind : values()) {
            if (kind.typeName.equals(typeName)) {
                return kind;
            }
        }
        return null;
    }
}
