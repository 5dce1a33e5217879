/** Functions and procedures. */
@NullMarked
package dev.plumbline.schema.kind.function;

import org.jspecify.annotations.NullMarked;
