/** Columns of tables and views, and their defaults. */
@NullMarked
package dev.plumbline.schema.kind.column;

import org.jspecify.annotations.NullMarked;
