/** Embeddings on their way in: file readers, table readers, keyed sampling. */
@NullMarked
package dev.plumbline.vector.data;

import org.jspecify.annotations.NullMarked;
