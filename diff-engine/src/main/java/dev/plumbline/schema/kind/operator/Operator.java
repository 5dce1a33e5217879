package dev.plumbline.schema.kind.operator;

import dev.plumbline.schema.model.CatalogObject;
import dev.plumbline.schema.model.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An operator; its name is symbol and operand types: {@code ===(integer, integer)}, with NONE for a missing operand.
 *
 * @param function the function behind it, quoted and qualified; null for a shell that another operator has named
 * @param commutator the operator with swapped operands
 * @param negator the operator that says the opposite
 */
public record Operator(ObjectId id, @Nullable String leftType, @Nullable String rightType, @Nullable String function,
        @Nullable ObjectId commutator, @Nullable ObjectId negator, @Nullable String restrict, @Nullable String join,
        boolean hashes, boolean merges) implements CatalogObject {

    /** {@code OPERATOR("public".===)}. */
    static String reference(ObjectId operator) {
        return "OPERATOR(" + name(operator) + ")";
    }

    /** {@code "public".===}; no symbol holds a parenthesis. */
    static String name(ObjectId operator) {
        return operator.requireParent().sql() + "." + operator.name().substring(0, operator.name().indexOf('('));
    }
}
