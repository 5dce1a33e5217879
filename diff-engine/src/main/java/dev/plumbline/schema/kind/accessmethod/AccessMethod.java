package dev.plumbline.schema.kind.accessmethod;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** An access method: {@code TABLE} or {@code INDEX}, and the function behind it, quoted and qualified. */
public record AccessMethod(ObjectId id, String type, String handler) implements CatalogObject {}
