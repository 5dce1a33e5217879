/** Casts. */
@NullMarked
package dev.plumbline.schema.kind.cast;

import org.jspecify.annotations.NullMarked;
