package dev.plumbline.schema.kind.function;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.Deparsed;
import dev.plumbline.schema.model.NotCompared;
import dev.plumbline.schema.model.ObjectId;

/**
 * A function, window function or procedure.
 *
 * @param signature name and input types: only one routine or aggregate of a schema can have them
 * @param definition what {@code pg_get_functiondef} says: every attribute but owner and privileges
 * @param result the letter of the kind (a window function is one of its own) and the result type; neither can be changed
 * @param arguments names, modes and types of all arguments as one text; renaming one needs a new function
 * @param defaultCount how many arguments have defaults; a default can be changed but not taken away
 */
public record Routine(ObjectId id, @NotCompared String signature, @Deparsed String definition,
        @NotCompared String result,
        @NotCompared String arguments,
        @NotCompared int defaultCount) implements CatalogObject {}
