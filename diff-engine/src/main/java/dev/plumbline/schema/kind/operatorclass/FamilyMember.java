package dev.plumbline.schema.kind.operatorclass;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;

/**
 * An operator or support function of a family that no operator class holds. Its name is what DROP takes:
 * {@code OPERATOR 1 (integer, bigint)}.
 *
 * @param target what ADD takes: number and operator or function
 */
public record FamilyMember(ObjectId id, String target) implements CatalogObject {}
