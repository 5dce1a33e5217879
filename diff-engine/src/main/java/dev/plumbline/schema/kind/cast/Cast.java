package dev.plumbline.schema.kind.cast;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/**
 * A cast; its name is {@code (source AS target)}.
 *
 * @param method {@code WITH FUNCTION f(integer)}, {@code WITHOUT FUNCTION} or {@code WITH INOUT}
 * @param context {@code AS ASSIGNMENT}, {@code AS IMPLICIT} or empty
 */
public record Cast(ObjectId id, String method, String context) implements CatalogObject {}
