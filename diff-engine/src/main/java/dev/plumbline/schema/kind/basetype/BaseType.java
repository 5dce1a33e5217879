package dev.plumbline.schema.kind.basetype;

import dev.plumbline.schema.model.ObjectId;
import dev.plumbline.schema.model.Versioned;
import java.util.List;
import java.util.Optional;

/** A base type; what it can never change stands with its shell. Options are {@code KEY = value}, in a fixed order. */
public record BaseType(ObjectId id, List<String> options) implements Versioned {

    public BaseType {
        options = List.copyOf(options);
    }

    /** Types have had a function for subscripts since PostgreSQL 14. */
    @Override
    public Optional<BaseType> asKnownTo(int major) {
        return Optional.of(major >= 14
                ? this
                : new BaseType(id, options.stream().filter(option -> !option.startsWith("SUBSCRIPT")).toList()));
    }
}
