/** What the vector job claims, by commands that anyone can run again. */
@NullMarked
package dev.plumbline.bench.vector;

import org.jspecify.annotations.NullMarked;
