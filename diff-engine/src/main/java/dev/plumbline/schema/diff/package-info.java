/** The comparison of two catalogues. */
@NullMarked
package dev.plumbline.schema.diff;

import org.jspecify.annotations.NullMarked;
