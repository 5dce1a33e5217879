package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** A text search parser; its functions are quoted and qualified. */
public record TextSearchParser(ObjectId id, String start, String token, String end, String tokenTypes,
        @Nullable String headline) implements CatalogObject {}
