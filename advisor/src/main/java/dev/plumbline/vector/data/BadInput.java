package dev.plumbline.vector.data;

import dev.plumbline.error.ErrorCode;
import dev.plumbline.error.PlumblineException;
import org.jspecify.annotations.Nullable;

/** Words for what is wrong with the vectors that we were given. Row numbers count from one; values are never shown. */
final class BadInput {

    private BadInput() {}

    static PlumblineException of(String source, String problem) {
        return of(source, problem, null);
    }

    static PlumblineException of(String source, String problem, @Nullable Throwable cause) {
        return new PlumblineException(ErrorCode.BAD_INPUT, source + ": " + problem, cause);
    }

    /** Checks one row and returns it. */
    static float[] checked(String source, long row, float[] vector, int dimensions) {
        if (vector.length != dimensions) {
            throw of(source,
                    "row " + row + " has " + vector.length + " dimensions, the rows before it have " + dimensions
                            + "; all vectors of an index must have the same");
        }
        for (int i = 0; i < vector.length; i++) {
            if (!Float.isFinite(vector[i])) {
                throw of(source,
                        "row " + row + " has " + (Float.isNaN(vector[i]) ? "NaN" : "an infinite value")
                                + " in dimension " + (i + 1)
                                + "; pgvector does not store it, remove or repair the row");
            }
        }
        return vector;
    }
}
