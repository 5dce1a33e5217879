/** Aggregate functions: ordinary, ordered-set, hypothetical-set and moving. */
@NullMarked
package dev.plumbline.schema.kind.aggregate;

import org.jspecify.annotations.NullMarked;
