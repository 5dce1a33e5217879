package dev.plumbline.schema.kind;

import dev.plumbline.schema.catalog.Addresses;
import dev.plumbline.schema.catalog.CatalogQuery;
import dev.plumbline.schema.catalog.Row;
import dev.plumbline.schema.model.Catalog;
import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.ObjectKind;
import dev.plumbline.schema.plan.Alteration;
import dev.plumbline.schema.plan.Planning;
import dev.plumbline.schema.plan.Statement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the planner knows of one kind of object: how to read it, and the DDL that creates, alters and drops it. Implementations are
 * stateless and safe to share.
 *
 * @param <T> the record that holds such an object
 */
public abstract class Kind<T extends CatalogObject> {

    private final Class<T> type;
    private final Set<ObjectKind> objectKinds;
    private final CatalogQuery query;

    /**
     * A kind whose query stands in a resource beside the class. Besides what {@link #read} takes, the query gives {@code self_class},
     * {@code self_oid} and {@code self_sub}: the object's own address; a null class where nothing can depend on the object.
     */
    protected Kind(Class<T> type, String queryResource, ObjectKind... objectKinds) {
        this.type = type;
        this.objectKinds = Set.of(objectKinds);
        this.query = CatalogQuery.load(getClass(), queryResource);
    }

    /** The kinds whose objects this room reads; most rooms have one. */
    public final Set<ObjectKind> objectKinds() {
        return objectKinds;
    }

    public final Class<T> type() {
        return type;
    }

    public final CatalogQuery query() {
        return query;
    }

    /** The object in the current row, or null where it belongs to something that is not covered. */
    public abstract @Nullable T read(Row row, Addresses addresses) throws SQLException;

    /** The statements that create the object; it does not exist yet, what it needs does. */
    public abstract List<Statement> create(T object, Planning planning);

    /** The statements that drop the object; nothing depends on it any more. */
    public abstract List<Statement> drop(T object, Planning planning);

    /** How an object that differs gets from one state to the other. */
    public abstract Alteration alter(T before, T after, Planning planning);

    /** What the object needs besides what {@code pg_depend} says. */
    public List<ObjectId> needs(T object) {
        return List.of();
    }

    /** Names that only one object can hold at a time: a holder that goes, goes before one that comes. */
    public Set<String> slots(T object) {
        return Set.of();
    }

    /** What such objects can have on newer servers only, as far as PostgreSQL 13 lacks it. */
    public List<Feature<T>> features() {
        return List.of();
    }

    /** Why an object cannot be made, anew or again, if PostgreSQL refuses it; then the plan says so and goes without it. */
    public Optional<String> refusal(T object, Planning planning) {
        return Optional.empty();
    }

    /** The whole that has to be made anew with this part, where PostgreSQL does not let it take the part on as it stands. */
    public Optional<ObjectId> onlyWithNew(T part, Planning planning) {
        return Optional.empty();
    }

    /** How a whole is made anew while it is in use. */
    public Alteration anew(T after, Planning planning) {
        return Alteration.replace("a part of it wants it new");
    }

    /** The names that the object gives up when it is dropped; mostly those that it holds. */
    public Set<String> releases(T object, Catalog from) {
        return slots(object);
    }

    /** The names that the object needs to be free when it is created; mostly those that it holds. */
    public Set<String> takes(T object, Catalog to) {
        return slots(object);
    }

    /** The object whose CREATE already brings this one, in the plan at hand. */
    public Optional<ObjectId> createdWith(T object, Planning planning) {
        return Optional.empty();
    }

    /** The objects, besides its parent, whose DROP takes this one along. */
    public List<ObjectId> droppedWith(T object, Catalog from) {
        return List.of();
    }

    /** Whether the object has to be dropped by itself although its parent's DROP would take it along. */
    public boolean dropsFirst(T object, Planning planning) {
        return false;
    }

    /** What to do with an unchanged object when something that it needs is dropped and created again. */
    public Alteration rebuild(T before, T after, Planning planning) {
        return Alteration.replace("something that it needs is replaced");
    }

    /** Casts to this kind's record. */
    final T cast(CatalogObject object) {
        return type.cast(object);
    }

    protected static List<Statement> statements(String... sql) {
        return Stream.of(sql).map(Statement::of).toList();
    }

    /** {@code text} with a prefix, or nothing where there is no text. */
    protected static String clause(String prefix, @Nullable String text) {
        return text == null || text.isEmpty() ? "" : prefix + text;
    }
}
