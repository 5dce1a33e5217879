/** What an index will weigh on disk and while it is built, before anything is built. */
@NullMarked
package dev.plumbline.vector.size;

import org.jspecify.annotations.NullMarked;
