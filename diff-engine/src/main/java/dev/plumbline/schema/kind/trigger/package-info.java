/** Triggers. */
@NullMarked
package dev.plumbline.schema.kind.trigger;

import org.jspecify.annotations.NullMarked;
