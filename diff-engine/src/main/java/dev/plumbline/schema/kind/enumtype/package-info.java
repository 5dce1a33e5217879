/** Enumerated types. */
@NullMarked
package dev.plumbline.schema.kind.enumtype;

import org.jspecify.annotations.NullMarked;
