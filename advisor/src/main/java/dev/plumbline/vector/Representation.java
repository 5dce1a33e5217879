package dev.plumbline.vector;

/**
 * What an index stores of a vector: a type and a number of leading dimensions. Anything less than the column's own form is an expression
 * index; bit strings and prefixes also need the candidates to be ordered again by the full distance.
 *
 * @param type the type inside the index
 * @param dimensions leading dimensions that are kept
 * @param columnType the type of the column
 * @param columnDimensions the dimensions of the column
 */
public record Representation(VectorType type, int dimensions, VectorType columnType, int columnDimensions) {

    public Representation {
        if (dimensions < 1 || dimensions > columnDimensions) {
            throw new IllegalArgumentException(dimensions + " of " + columnDimensions + " dimensions");
        }
    }

    /** The column as it is. */
    public static Representation full(VectorType columnType, int columnDimensions) {
        return new Representation(columnType, columnDimensions, columnType, columnDimensions);
    }

    /** True when the index is built on an expression and not on the column itself. */
    public boolean isExpression() {
        return type != columnType || dimensions != columnDimensions;
    }

    /** True when candidates must be fetched generously and ordered again by the distance of the full vectors. */
    public boolean needsRerank() {
        return dimensions != columnDimensions || (type == VectorType.BIT && columnType != VectorType.BIT);
    }

    /** A short name for tables: {@code vector(384)}, {@code bit(384)}, {@code halfvec(128 of 384)}. */
    public String label() {
        String size = dimensions == columnDimensions
                ? String.valueOf(dimensions)
                : dimensions + " of " + columnDimensions;
        return type.sqlName() + "(" + size + ")";
    }
}
