/** Expand and contract while old and new applications write. */
@NullMarked
package dev.plumbline.schema.intent;

import org.jspecify.annotations.NullMarked;
