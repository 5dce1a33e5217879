/** Table constraints and foreign keys. */
@NullMarked
package dev.plumbline.schema.kind.constraint;

import org.jspecify.annotations.NullMarked;
