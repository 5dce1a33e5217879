/** Indexes that no constraint owns. */
@NullMarked
package dev.plumbline.schema.kind.index;

import org.jspecify.annotations.NullMarked;
