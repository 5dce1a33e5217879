package dev.plumbline.vector.live;

/**
 * A vector index that the column has already.
 *
 * @param method hnsw or ivfflat
 * @param operatorClass for example vector_cosine_ops
 * @param isPlain true when it is on the column itself, without expression or predicate
 */
public record ExistingIndex(String name, String method, String operatorClass, boolean isValid, String definition,
        boolean isPlain, int m, int efConstruction,
        int lists, long bytes) {}
