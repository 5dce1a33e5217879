package dev.plumbline.schema.diff;

import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.Versioned;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes catalogues of different major versions comparable: what only the newer server stores is left out, and where both servers write the
 * same expression in their own way, one way stands for both. Stateless.
 */
public final class VersionBridge {

    private VersionBridge() {}

    /** The catalogue as far as the other one's server could store it. */
    public static Catalog asKnownTo(Catalog other, Catalog catalog) {
        int major = other.version().major();
        return catalog.version().major() <= major
                ? catalog
                : catalog.mapped(object -> object instanceof Versioned versioned
                        ? versioned.asKnownTo(major)
                        : Optional.of(object));
    }

    /** The target, with the expressions that mean what FROM's mean in FROM's words. */
    public static Catalog inWordsOf(Catalog from, Catalog to) {
        return from.version().major() == to.version().major()
                ? to
                : to.mapped(object -> Optional.of(inWordsOf(from.objects().get(object.id()), object)));
    }

    private static CatalogObject inWordsOf(@Nullable CatalogObject before, CatalogObject after) {
        if (before == null || before.getClass() != after.getClass() || before.equals(after)) {
            return after;
        }
        Map<String, String> words = new HashMap<>();
        for (RecordComponent component : after.getClass().getRecordComponents()) {
            if (component.isAnnotationPresent(Deparsed.class) && value(component, before) instanceof String old
                    && value(component, after) instanceof String current && !old.equals(current)
                    && ServerDialects.same(old, current)) {
                words.put(component.getName(), old);
            }
        }
        return words.isEmpty() ? after : with(words, after);
    }

    private static CatalogObject with(Map<String, String> words, CatalogObject object) {
        RecordComponent[] components = object.getClass().getRecordComponents();
        @Nullable
        Object[] values = Stream.of(components)
                .map(component -> words.containsKey(component.getName())
                        ? words.get(component.getName())
                        : value(component, object))
                .toArray();
        Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return object.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("rewriting " + object.id(), e);
        }
    }

    private static @Nullable Object value(RecordComponent component, CatalogObject object) {
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("reading " + component + " of " + object.id(), e);
        }
    }
}
