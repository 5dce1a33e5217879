package dev.plumbline.schema.kind;

import dev.plumbline.schema.model.CatalogObject;
import java.util.function.Predicate;

/**
 * Something that objects of a kind can have from a major version of PostgreSQL on.
 *
 * @param since the first major version that has it
 * @param name what PostgreSQL's documentation calls it
 * @param used whether an object makes use of it
 */
public record Feature<T extends CatalogObject>(int since, String name, Predicate<T> used) {

    public static <T extends CatalogObject> Feature<T> since(int major, String name, Predicate<T> used) {
        return new Feature<>(major, name, used);
    }
}
