/** Exact nearest neighbours by blocked SIMD. */
@NullMarked
package dev.plumbline.vector.simd;

import org.jspecify.annotations.NullMarked;
