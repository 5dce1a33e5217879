/** Existing rows brought to a new form in batches. */
@NullMarked
package dev.plumbline.schema.backfill;

import org.jspecify.annotations.NullMarked;
