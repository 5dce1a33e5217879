/** What every renderer of the vector job says, worked out once: the block to paste, the points of the front. */
@NullMarked
package dev.plumbline.report.vector;

import org.jspecify.annotations.NullMarked;
