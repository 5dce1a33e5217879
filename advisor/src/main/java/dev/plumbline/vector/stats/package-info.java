/** Intervals, quantiles and scaling laws. Every interval has a test of its coverage by simulation. */
@NullMarked
package dev.plumbline.vector.stats;

import org.jspecify.annotations.NullMarked;
