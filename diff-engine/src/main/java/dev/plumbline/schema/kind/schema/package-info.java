/** Schemas. */
@NullMarked
package dev.plumbline.schema.kind.schema;

import org.jspecify.annotations.NullMarked;
