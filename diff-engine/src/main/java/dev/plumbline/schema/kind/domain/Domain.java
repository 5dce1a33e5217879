package dev.plumbline.schema.kind.domain;

import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.Versioned;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A domain without its CHECK constraints, which are objects of their own.
 *
 * @param notNullName the name of the NOT NULL constraint where it is not the ordinary one, from PostgreSQL 17 on
 */
public record Domain(ObjectId id, String baseType, @Nullable String collation, @Deparsed @Nullable String defaultValue,
        boolean notNull, @Nullable String notNullName)
        implements
            Versioned {

    /** Names of NOT NULL constraints are kept from PostgreSQL 17 on. */
    @Override
    public Optional<Domain> asKnownTo(int major) {
        return Optional.of(major >= 17 || notNullName == null
                ? this
                : new Domain(id, baseType, collation, defaultValue, notNull, null));
    }

    /** The same domain with the default of another state. */
    public Domain withDefaultOf(Domain other) {
        return new Domain(id, baseType, collation, other.defaultValue, notNull, notNullName);
    }
}
