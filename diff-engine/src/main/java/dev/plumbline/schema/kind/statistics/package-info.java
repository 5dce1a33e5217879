/** Extended statistics. */
@NullMarked
package dev.plumbline.schema.kind.statistics;

import org.jspecify.annotations.NullMarked;
