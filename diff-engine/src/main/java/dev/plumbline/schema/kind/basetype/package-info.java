/** Base types, and the shells that their input and output functions need first. */
@NullMarked
package dev.plumbline.schema.kind.basetype;

import org.jspecify.annotations.NullMarked;
