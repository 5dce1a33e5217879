/** Transforms between types and procedural languages. */
@NullMarked
package dev.plumbline.schema.kind.transform;

import org.jspecify.annotations.NullMarked;
