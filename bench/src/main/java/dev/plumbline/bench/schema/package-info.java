/** Acceptance commands of the schema job that take too long for every build. */
@NullMarked
package dev.plumbline.bench.schema;

import org.jspecify.annotations.NullMarked;
