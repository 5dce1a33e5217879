package dev.plumbline.schema.kind.language;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** A procedural language that no extension brings. Functions are quoted and qualified. */
public record Language(ObjectId id, boolean trusted, String handler, @Nullable String inlineHandler,
        @Nullable String validator) implements CatalogObject {}
