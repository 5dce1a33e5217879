/** The schema job: compare two catalogues, plan the way from one to the other. */
@NullMarked
package dev.plumbline.schema;

import org.jspecify.annotations.NullMarked;
