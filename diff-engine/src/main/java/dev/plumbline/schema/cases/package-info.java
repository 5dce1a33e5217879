/** Acceptance cases as data: folders with an old and a new schema, and the runner that proves each both ways. */
@NullMarked
package dev.plumbline.schema.cases;

import org.jspecify.annotations.NullMarked;
