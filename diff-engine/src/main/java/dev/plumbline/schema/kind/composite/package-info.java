/** Composite types and their attributes. */
@NullMarked
package dev.plumbline.schema.kind.composite;

import org.jspecify.annotations.NullMarked;
