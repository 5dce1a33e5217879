package dev.plumbline.schema.kind.collation;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * A collation.
 *
 * @param provider {@code libc}, {@code icu} or {@code builtin}
 * @param locale the locale of an ICU or builtin collation
 * @param lcCollate the locale of a libc collation for sorting
 * @param lcCtype the locale of a libc collation for the classes of characters
 * @param rules further ICU rules
 */
public record Collation(ObjectId id, String provider, @Nullable String locale, @Nullable String lcCollate,
        @Nullable String lcCtype, @Nullable String rules, boolean deterministic) implements CatalogObject {}
