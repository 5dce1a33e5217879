package dev.plumbline.schema.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a statement from doing its work twice, or from failing the second time.
 *
 * @param condition SQL over the catalogue that says whether the statement is still to be run; null where it always may
 * @param tolerated PL/pgSQL's names of the errors by which it says that it has been run: {@code duplicate_object}
 */
public record Guard(@Nullable String condition, List<String> tolerated) {

    /** No guard: a second run changes nothing by itself. */
    public static final Guard NONE = new Guard(null, List.of());

    public Guard {
        tolerated = List.copyOf(tolerated);
    }
}
