package dev.plumbline.schema.kind.textsearch;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/** A text search template; its functions are quoted and qualified. */
public record TextSearchTemplate(ObjectId id, @Nullable String init, String lexize) implements CatalogObject {}
