/** Event triggers. */
@NullMarked
package dev.plumbline.schema.kind.eventtrigger;

import org.jspecify.annotations.NullMarked;
