/** Tables without their columns. */
@NullMarked
package dev.plumbline.schema.kind.table;

import org.jspecify.annotations.NullMarked;
