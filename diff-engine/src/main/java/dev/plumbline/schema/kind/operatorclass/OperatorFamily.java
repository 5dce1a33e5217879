package dev.plumbline.schema.kind.operatorclass;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/** An operator family; its name is {@code name USING access_method}. Its loose members are objects of their own. */
public record OperatorFamily(ObjectId id) implements CatalogObject {}
