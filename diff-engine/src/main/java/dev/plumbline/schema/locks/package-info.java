/** What statements lock, rewrite and scan: as data, and as traced on a scratch server. */
@NullMarked
package dev.plumbline.schema.locks;

import org.jspecify.annotations.NullMarked;
