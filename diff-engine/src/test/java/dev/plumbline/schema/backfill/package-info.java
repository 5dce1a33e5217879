/** Backfills on real servers: interrupted, crowded, throttled, on every kind of key. */
@NullMarked
package dev.plumbline.schema.backfill;

import org.jspecify.annotations.NullMarked;
