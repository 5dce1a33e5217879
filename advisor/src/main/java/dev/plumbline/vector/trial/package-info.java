/** Trials on a scratch server with pgvector: load, build, search, time. */
@NullMarked
package dev.plumbline.vector.trial;

import org.jspecify.annotations.NullMarked;
