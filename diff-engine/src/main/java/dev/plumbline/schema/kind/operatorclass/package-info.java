/** Operator families, their loose members, and operator classes. */
@NullMarked
package dev.plumbline.schema.kind.operatorclass;

import org.jspecify.annotations.NullMarked;
