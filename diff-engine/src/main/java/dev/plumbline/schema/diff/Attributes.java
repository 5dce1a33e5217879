package dev.plumbline.schema.diff;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.NotCompared;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Takes catalogue records apart into named attributes. */
public final class Attributes {

    private record Attribute(String name, RecordComponent component) {}

    private static final ClassValue<List<Attribute>> ATTRIBUTES = new ClassValue<>() {
        @Override
        protected List<Attribute> computeValue(Class<?> type) {
            return Stream.of(type.getRecordComponents())
                    .filter(component -> !component.getName().equals("id")
                            && !component.isAnnotationPresent(NotCompared.class))
                    .map(component -> new Attribute(words(component.getName()), component)).toList();
        }
    };

    private Attributes() {}

    /** The attributes that differ; an absent object has none. */
    static List<AttributeChange> compare(@Nullable CatalogObject before, @Nullable CatalogObject after) {
        Class<?> type = (after == null ? Objects.requireNonNull(before) : after).getClass();
        List<AttributeChange> changes = new ArrayList<>();
        for (Attribute attribute : ATTRIBUTES.get(type)) {
            @Nullable
            Object old = value(attribute.component(), before);
            @Nullable
            Object current = value(attribute.component(), after);
            if (!Objects.equals(old, current)) {
                changes.add(new AttributeChange(attribute.name(), text(old), text(current)));
            }
        }
        return changes;
    }

    /** All attributes of an object as one text, without its identity. */
    public static String describe(CatalogObject object) {
        return compare(null, object).toString();
    }

    private static @Nullable Object value(RecordComponent component, @Nullable CatalogObject object) {
        if (object == null) {
            return null;
        }
        try {
            return component.getAccessor().invoke(object);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("reading " + component + " of " + object.id(), e);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : value.toString();
    }

    /** {@code rowSecurity} becomes {@code row security}. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }
}
