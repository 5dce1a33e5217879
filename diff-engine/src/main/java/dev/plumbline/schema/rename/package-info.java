/** Renames: told by hints, carried out first, and offered where they look likely, but never assumed. */
@NullMarked
package dev.plumbline.schema.rename;

import org.jspecify.annotations.NullMarked;
