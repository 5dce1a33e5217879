/** Operators. */
@NullMarked
package dev.plumbline.schema.kind.operator;

import org.jspecify.annotations.NullMarked;
