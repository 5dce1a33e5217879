/** Reading embeddings from a live database, strictly without writing to it. */
@NullMarked
package dev.plumbline.vector.live;

import org.jspecify.annotations.NullMarked;
