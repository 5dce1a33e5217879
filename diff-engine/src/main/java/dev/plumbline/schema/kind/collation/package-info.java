/** Collations of every provider. */
@NullMarked
package dev.plumbline.schema.kind.collation;

import org.jspecify.annotations.NullMarked;
