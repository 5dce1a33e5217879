/** Encoding conversions. */
@NullMarked
package dev.plumbline.schema.kind.conversion;

import org.jspecify.annotations.NullMarked;
