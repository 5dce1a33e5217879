/** Procedural languages. */
@NullMarked
package dev.plumbline.schema.kind.language;

import org.jspecify.annotations.NullMarked;
