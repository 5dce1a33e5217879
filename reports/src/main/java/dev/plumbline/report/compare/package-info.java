/** Comparison of two texts, by line and by word. */
@NullMarked
package dev.plumbline.report.compare;

import org.jspecify.annotations.NullMarked;
