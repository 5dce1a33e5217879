/** Access methods of tables and indexes. */
@NullMarked
package dev.plumbline.schema.kind.accessmethod;

import org.jspecify.annotations.NullMarked;
