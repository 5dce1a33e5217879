/** Reads a live catalogue with one query per kind of object. */
@NullMarked
package dev.plumbline.schema.catalog;

import org.jspecify.annotations.NullMarked;
