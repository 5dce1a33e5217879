package dev.plumbline.schema.kind.rangetype;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.Versioned;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A range type with its multirange type.
 *
 * @param operatorClass the operator class that orders the subtype, quoted and qualified
 * @param collation set only where it is not the subtype's own
 * @param canonical the function that brings discrete ranges into one form
 * @param difference the function that measures the distance of two values
 * @param multirange the multirange type, quoted and qualified; null before PostgreSQL 14
 */
public record RangeType(ObjectId id, String subtype, String operatorClass, @Nullable String collation,
        @Nullable String canonical, @Nullable String difference,
        @Nullable String multirange) implements Versioned {

    /** Multirange types exist from PostgreSQL 14 on. */
    @Override
    public Optional<RangeType> asKnownTo(int major) {
        return Optional.of(major >= 14
                ? this
                : new RangeType(id, subtype, operatorClass, collation, canonical, difference, null));
    }
}
