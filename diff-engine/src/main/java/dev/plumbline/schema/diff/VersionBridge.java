package dev.plumbline.schema.diff;

import dev.plumbline.schema.kind.fact.Owner;
import dev.plumbline.schema.kind.fact.Privilege;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.model.Versioned;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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

    /**
     * The facts about schema public that its server's version alone has brought: up to 14 everybody may create objects there and a superuser
     * owns it, later it belongs to the owner of the database.
     */
    public static Predicate<ObjectId> exceptInitialFacts(Catalog one, Catalog other) {
        Catalog older = one.version().major() < other.version().major() ? one : other;
        Catalog newer = older == one ? other : one;
        if (older.version().isAtLeast(15) || !newer.version().isAtLeast(15)) {
            return id -> true;
        }
        ObjectId schema = ObjectId.root(ObjectKind.SCHEMA, "public");
        ObjectId owner = schema.child(ObjectKind.OWNER, "");
        ObjectId privilege = Privilege.idFor(schema, Privilege.PUBLIC, null);
        Set<ObjectId> initial = new HashSet<>();
        if (newer.find(owner, Owner.class).filter(found -> found.role().equals("pg_database_owner")).isPresent()) {
            initial.add(owner);
        }
        if (has(older, privilege, List.of("CREATE", "USAGE")) && has(newer, privilege, List.of("USAGE"))) {
            initial.add(privilege);
        }
        return id -> !initial.contains(id);
    }

    private static boolean has(Catalog catalog, ObjectId id, List<String> privileges) {
        return catalog.find(id, Privilege.class).filter(found -> found.privileges().equals(privileges)).isPresent();
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
