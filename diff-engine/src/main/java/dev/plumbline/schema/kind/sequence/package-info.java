/** Sequences and the columns that own them. */
@NullMarked
package dev.plumbline.schema.kind.sequence;

import org.jspecify.annotations.NullMarked;
