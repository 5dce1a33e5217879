/** Range types, with their multirange types. */
@NullMarked
package dev.plumbline.schema.kind.rangetype;

import org.jspecify.annotations.NullMarked;
